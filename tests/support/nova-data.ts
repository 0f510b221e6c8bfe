import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder with the facts of Nova's Juno cycle, null where this machine does not have them. */
export const novaData: string | null = findNovaData();

/** One file of that data, parsed; each record is shaped as the data's own README says. */
export function readNovaData<T>(folder: string, file: string): T[] {
  return JSON.parse(readFileSync(join(folder, file), "utf8")) as T[];
}

function findNovaData(): string | null {
  // biome-ignore lint/style/noProcessEnv: the data is no part of the product, so its place is no part of lib/config.ts.
  const root = process.env["NOVA_DATA"] ?? "../shared/data";
  const folder = [join(root, "nova-juno"), root].find((path) =>
    existsSync(join(path, "footer-forms.json")),
  );
  return folder ?? null;
}
