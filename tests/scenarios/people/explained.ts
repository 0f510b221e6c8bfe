import { expect } from "vitest";
import type { PrintedPass } from "#tests/support/slots-command.ts";
import type { Stage } from "#tests/support/stage.ts";

/** What `slots why <change> --json` answers, as far as the stories look at it. */
export type Why = {
  readonly verdict: string;
  readonly blueprints: readonly string[];
  readonly linkedBy: string | null;
  readonly position: number | null;
  readonly doNow: readonly string[];
  readonly text: string;
};

/** Expects that `slots why` gives this verdict and says these words; gives the whole answer. */
export async function expectWhy(
  stage: Stage,
  change: number,
  verdict: string,
  words: string,
): Promise<Why> {
  const why = await stage.ask<Why>("why", String(change));
  expect([why.verdict, why.text]).toEqual([verdict, expect.stringContaining(words)]);
  return why;
}

/** Expects that a pass did exactly this, in whatever order, and left nothing undone. */
export function expectActions(
  { actions, refused, waiting }: PrintedPass,
  wanted: readonly (readonly [kind: string, change: number])[],
): void {
  const done = actions.map(({ kind, change }) => `${kind} ${change}`);
  expect(done.toSorted()).toEqual(wanted.map(([kind, change]) => `${kind} ${change}`).toSorted());
  expect({ refused, waiting }).toEqual({ refused: [], waiting: [] });
}
