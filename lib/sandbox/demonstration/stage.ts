import type { Body } from "#lib/sandbox/body.ts";
import type { World } from "#lib/sandbox/call.ts";
import { accountNamed } from "#lib/sandbox/people.ts";
import { route } from "#lib/sandbox/routes.ts";
import type { SandboxState } from "#lib/sandbox/state.ts";

/** Something that somebody does, as the REST interface knows it: `PUT accounts/admin`, with a body. */
export type Act = {
  readonly by: string;
  readonly method: "POST" | "PUT";
  readonly path: string;
  readonly body?: Body;
};

/** Carries out an act as if it were done at that instant; gives the body of the answer. */
export type Stage = (at: Date, act: Act) => unknown;

/**
 * Lets people act on a state that no server shows yet, at instants long past: through the same handlers that answer
 * requests, so that votes are copied, messages written and attention moved as the server does it.
 */
export function stageOn(state: SandboxState): Stage {
  let instant = new Date(0);
  const world: World = { state, now: () => instant, version: "" };
  return (at, { by, method, path, body = {} }) => {
    instant = at;
    const match = route(method, path);
    if (match.kind !== "handler") throw new Error(`${method} ${path} leads nowhere`);
    return match.handler(
      {
        caller: accountNamed(state, by),
        params: match.params,
        query: new URLSearchParams(),
        body,
      },
      world,
    ).body;
  };
}
