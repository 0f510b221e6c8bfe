import type { Handlers } from "#lib/jobs/engine.ts";

const nothing = async () => {};

/** Jobs that do nothing: what is left is the engine. */
export const idleHandlers: Handlers = {
  observe: nothing,
  decide: nothing,
  send: nothing,
  reconcile: nothing,
  housekeeping: nothing,
};
