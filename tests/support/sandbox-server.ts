import { type Sandbox, type SandboxOptions, startSandbox } from "#lib/sandbox/server.ts";
import { restOf } from "./rest.ts";
import type { ReviewServer } from "./review-server.ts";

/** The sandbox as a server under test; `sandbox` gives what no real server has: its state and its operation log. */
export async function startSandboxServer(
  options: SandboxOptions = {},
): Promise<ReviewServer & { readonly sandbox: Sandbox }> {
  const sandbox = await startSandbox(options);
  return {
    name: "sandbox",
    url: sandbox.url,
    admin: { accountId: 1000000, username: "admin", password: "secret" },
    request: restOf(sandbox.url),
    stop: () => sandbox.close(),
    sandbox,
  };
}
