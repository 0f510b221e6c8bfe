import { startSandboxServer } from "#tests/support/sandbox-server.ts";
import { testFacts } from "./facts.ts";

testFacts({ sandbox: startSandboxServer });
