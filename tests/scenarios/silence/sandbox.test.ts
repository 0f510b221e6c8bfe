import { tellStories } from "#tests/scenarios/people/tell-stories.ts";
import { startSandboxServer } from "#tests/support/sandbox-server.ts";
import { silenceStories } from "./stories.ts";

tellStories("silence on the sandbox", startSandboxServer, silenceStories);
