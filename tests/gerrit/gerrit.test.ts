import { startGerrit } from "#tests/support/real-gerrit.ts";
import { testClient } from "./client-cases.ts";

testClient({
  "3.9.4": () => startGerrit("3.9.4"),
  "3.13.5": () => startGerrit("3.13.5"),
});
