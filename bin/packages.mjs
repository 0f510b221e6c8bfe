import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Ends the process with a sentence where the packages are not installed as this version needs them. It needs none
 * itself: what comes after it fails with many lines of others' words.
 */
export function needPackages() {
  const { dependencies } = read(join(root, "package.json"));
  const wrong = Object.entries(dependencies).find(([name, wanted]) => found(name) !== wanted);
  if (wrong === undefined) return;
  const [name, wanted] = wrong;
  const version = found(name);
  const text =
    version === null
      ? "The packages that it needs are not installed."
      : `${name} ${version} is installed, and this version needs ${wanted}.`;
  console.error(`review slots: ${text}\nRun npm ci in ${root} and try again.`);
  process.exit(1);
}

function found(name) {
  try {
    return read(join(root, "node_modules", name, "package.json")).version;
  } catch {
    return null;
  }
}

const read = (file) => JSON.parse(readFileSync(file, "utf8"));
