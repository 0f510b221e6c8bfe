import { startSandboxServer } from "#tests/support/sandbox-server.ts";
import { stories } from "./stories.ts";
import { tellStories } from "./tell-stories.ts";

tellStories("people at work on the sandbox", startSandboxServer, stories);
