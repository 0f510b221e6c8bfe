import { afterEach } from "vitest";
import type { SandboxOptions } from "#lib/sandbox/server.ts";
import { ask } from "#tests/support/ask.ts";
import { createPerson } from "#tests/support/people.ts";
import { createProject } from "#tests/support/projects.ts";
import type { Person } from "#tests/support/review-server.ts";
import { startSandboxServer } from "#tests/support/sandbox-server.ts";

export const repository = "openstack/nova";

type SandboxServer = Awaited<ReturnType<typeof startSandboxServer>> & AsyncDisposable;

const running = new Set<SandboxServer>();

afterEach(async () => {
  await Promise.all(Array.from(running, (server) => server.stop()));
});

/** A sandbox with nothing in it, stopped after the test, or with `await using` before the folder it writes to is gone. */
export async function emptySandbox(options: SandboxOptions = {}): Promise<SandboxServer> {
  const started = await startSandboxServer(options);
  const stop = async () => {
    if (running.delete(server)) await started.stop();
  };
  const server = { ...started, stop, [Symbol.asyncDispose]: stop };
  running.add(server);
  return server;
}

/** A sandbox with one repository and an author, stopped after the test. */
export async function sandboxWithAuthor(
  options: SandboxOptions = {},
): Promise<{ readonly server: SandboxServer; readonly jay: Person } & AsyncDisposable> {
  const server = await emptySandbox(options);
  await createProject(server, repository, ["master"]);
  const jay = await createPerson(server, "jay", { name: "Jay" });
  return { server, jay, [Symbol.asyncDispose]: server.stop };
}

export type Row = {
  readonly _number: number;
  readonly subject: string;
  readonly topic?: string;
  readonly updated: string;
  readonly _more_changes?: boolean;
};

/** The rows of one query, as its `rest` (`q=…&n=…`) asks for them. */
export async function list(server: SandboxServer, as: Person, rest: string): Promise<Row[]> {
  return (await ask(server, as, "GET", `changes/?${rest}`)) as Row[];
}
