import { startSandboxServer } from "#tests/support/sandbox-server.ts";
import { testClient } from "./client-cases.ts";

testClient({ sandbox: startSandboxServer });
