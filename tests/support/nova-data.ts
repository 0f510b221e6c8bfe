import { existsSync } from "node:fs";
import { join } from "node:path";

// biome-ignore lint/style/noProcessEnv: where a suite finds its data is no setting of the product.
const place = process.env["NOVA_DATA"] || "../shared/data";

/** The records of Nova's Juno cycle: the folder that holds `nova-juno`, and whether it is there. */
export const novaData = {
  place,
  isHere: existsSync(join(place, "nova-juno", "changes.json")),
} as const;
