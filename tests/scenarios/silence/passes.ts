import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import type { PrintedAction, PrintedPass } from "#tests/support/slots-command.ts";
import type { Stage } from "#tests/support/stage.ts";

/** A busy machine needs several times what a quiet one does. */
const patience = 120_000;

/** Makes passes until one does something that matches, and gives that one; those before it did nothing at all. */
export async function tickUntil(
  stage: Stage,
  wanted: (action: PrintedAction) => boolean,
): Promise<PrintedPass> {
  const deadline = performance.now() + patience;
  while (performance.now() < deadline) {
    const pass = await stage.tick();
    if (pass.actions.some(wanted)) return pass;
    expect(pass.actions).toEqual([]);
    await sleep(250);
  }
  throw new Error(`It did not happen within ${patience} ms.`);
}

/** Makes passes until so much was done, adding it to what was done before: on a busy machine one pass may do it all. */
export async function tickUntilDone(
  stage: Stage,
  done: PrintedAction[],
  isEnough: (done: readonly PrintedAction[]) => boolean,
): Promise<void> {
  const deadline = performance.now() + patience;
  while (!isEnough(done)) {
    if (performance.now() > deadline) throw new Error(`It was not done within ${patience} ms.`);
    done.push(...(await stage.tick()).actions);
    await sleep(250);
  }
}

export const isWarning = ({ kind }: PrintedAction): boolean => kind === "warn";
export const isBump = ({ kind, reason }: PrintedAction): boolean =>
  kind === "free" && reason.code === "bumped";

/** What a pass did, each as "kind what", in whatever order. */
export const deedsOf = ({ actions }: PrintedPass): string[] =>
  actions.map(({ kind, change, blueprint }) => `${kind} ${change ?? blueprint}`).toSorted();

/** A line of the history, as far as the stories look at it. */
export type Line = {
  readonly at: string;
  readonly kind: string;
  readonly reason: { readonly code: string };
  readonly change: number | null;
  readonly blueprint: string | null;
  readonly text: string;
  readonly facts: Readonly<Record<string, unknown>>;
};

/** The history of a blueprint, oldest first. */
export async function historyOf(stage: Stage, blueprint: string): Promise<Line[]> {
  const lines = await stage.slots("history", "--blueprint", blueprint, "--limit", "500");
  return (lines.answers.flat() as Line[]).toReversed();
}

type Board = {
  readonly slots: readonly { readonly blueprint: string | null }[];
  readonly backlog: readonly {
    readonly blueprint: string;
    readonly rank: number;
    readonly missing: readonly string[];
  }[];
};

export const boardOf = (stage: Stage): Promise<Board> => stage.ask<Board>("board");

export async function inSlots(stage: Stage): Promise<(string | null)[]> {
  return (await boardOf(stage)).slots.map(({ blueprint }) => blueprint);
}
