import { fileURLToPath } from "node:url";
import { bundled } from "./bundle.mjs";
import { needPackages } from "./packages.mjs";

needPackages();
const { tsImport } = await import("tsx/esm/api");

// `npm run build`: what the first start and the first command would do, for a program folder that is read-only later.
const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);
const { env } = process;
env.NEXT_TELEMETRY_DISABLED = "1";

const { buildIfNeeded } = await tsImport("./start/build.ts", import.meta.url);
try {
  await buildIfNeeded(root);
  await bundled();
} catch (error) {
  console.error(`${error.message}\n${error.remedy ?? ""}`);
  process.exitCode = 1;
}
