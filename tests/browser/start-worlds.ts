import type { TestProject } from "vitest/node";
import { startWorlds, type Worlds } from "./worlds.ts";

declare module "vitest" {
  interface ProvidedContext {
    worlds: Worlds;
  }
}

/** Both services run once for all tests that only read. */
export default async function setup({ provide }: TestProject) {
  const { worlds, stop } = await startWorlds();
  provide("worlds", worlds);
  return stop;
}
