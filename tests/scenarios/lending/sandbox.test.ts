import { tellStories } from "#tests/scenarios/people/tell-stories.ts";
import { startSandboxServer } from "#tests/support/sandbox-server.ts";
import { lendingStories } from "./lending.ts";

tellStories("lending on the sandbox", startSandboxServer, lendingStories);
