import { readFileSync } from "node:fs";
import { join } from "node:path";

let known: string | undefined;

/** The name of the build that this process serves pages of: after an update of the service it is another one. */
export const buildId = (): string => {
  known ??= readFileSync(join(process.cwd(), ".next/BUILD_ID"), "utf8");
  return known;
};
