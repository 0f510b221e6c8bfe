import { homedir } from "node:os";
import { join } from "node:path";

// biome-ignore lint/style/noProcessEnv: what a suite finds on its machine is no setting of the product.
const environment = process.env;

/** What the suites read of the machine they run on. */
export const machine = {
  javaHome: environment["JAVA_HOME"] || null,
  /** Where downloaded parts are kept between runs, outside the tree. */
  cache: join(environment["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "review-slots"),
} as const;
