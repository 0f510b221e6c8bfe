import { expect } from "vitest";
import type { Sandbox } from "#lib/sandbox/server.ts";
import { botMessages, expectNoVoteTwice, heldAmong } from "#tests/support/bot-traces.ts";
import { newPatchSet } from "#tests/support/changes.ts";
import { comment } from "#tests/support/comments.ts";
import { mergePastReview } from "#tests/support/merge-past-review.ts";
import { messagesOf } from "#tests/support/seen.ts";
import { type Stage, type Story, uploadWork } from "#tests/support/stage.ts";
import { vote } from "#tests/support/votes.ts";
import { boardOf, deedsOf, historyOf, inSlots, isBump, isWarning, tickUntil } from "./passes.ts";

const seconds = 1_000;
const [warnAfter, after] = [6 * seconds, 14 * seconds];

/** Two changes of a blueprint in the only slot, and one each of the next two in line. */
type Cast = {
  readonly objected: number;
  readonly asked: number;
  readonly objects: number;
  readonly flavors: number;
};

/** b38 to b41 and b43: a silent author is warned, bumped, keeps the rank, and is back when heard of. */
export const silentAuthorStories: readonly Story[] = [
  {
    name: "a silent author is warned, bumped at the policy's time, and in again at the next free slot once back",
    repository: "openstack/silent-author",
    setting: { policy: { "bump.warnAfter": "6s", "bump.after": "14s" } },
    run: async (stage) => {
      const cast = await startWithBothAsked(stage);
      await expectWarnedOnce(stage, cast);
      await expectBumpedAtItsTime(stage, cast);
      await expectOutsideUntilHeardOf(stage, cast);
      await expectInAgainAtTheNextFreeSlot(stage, cast);
    },
  },
];

async function startWithBothAsked(stage: Stage): Promise<Cast> {
  const { server, people } = stage;
  const [dana, robin] = people.cores;
  const cast = {
    objected: await uploadWork(stage, "cells"),
    asked: await uploadWork(stage, "cells"),
    objects: await uploadWork(stage, "objects"),
    flavors: await uploadWork(stage, "flavors"),
  };
  await stage.import("cells", "objects", "flavors");
  await stage.start();
  expect(await inSlots(stage)).toEqual(["cells"]);
  await vote(server, dana, cast.objected, "Code-Review", -1);
  await comment(server, robin, cast.asked, "Why is this needed?", { unresolved: true });
  return cast;
}

/** One message, on the lowest change. */
async function expectWarnedOnce(stage: Stage, { objected, asked }: Cast): Promise<void> {
  const pass = await tickUntil(stage, isWarning);
  expect(deedsOf(pass)).toEqual([`warn ${objected}`]);
  const [words] = await botMessages(stage, objected);
  expect(words).toContain("slot");
  expect(await botMessages(stage, asked)).toEqual([]);
  if ("sandbox" in stage.server) expectOwnerNotified(stage.server["sandbox"] as Sandbox, objected);
  const silence = Math.max(...(await lastWords(stage, [objected, asked])));
  const warned = (await historyOf(stage, "cells")).find(({ kind }) => kind === "warn");
  expect(Date.parse(warned?.at ?? "") - silence).toBeGreaterThanOrEqual(warnAfter);
}

/** Only the sandbox tells whom a message is sent to. */
function expectOwnerNotified({ log }: Sandbox, change: number): void {
  const own = new RegExp(`changes/(?:[^/]*~)?${change}/revisions/\\d+/review`);
  const sent = log.filter(({ path, body }) => own.test(path) && body?.includes("A reminder"));
  expect(sent.map(({ body }) => JSON.parse(body ?? "").notify)).toEqual(["OWNER"]);
}

/** Bump, hold and next fill are one decision. */
async function expectBumpedAtItsTime(
  stage: Stage,
  { objected, asked, objects }: Cast,
): Promise<void> {
  const pass = await tickUntil(stage, isBump);
  expect(deedsOf(pass)).toEqual(
    [
      "fill objects",
      "free cells",
      `hold ${objected}`,
      `hold ${asked}`,
      `lift ${objects}`,
    ].toSorted(),
  );
  expect(await heldAmong(stage, [objected, asked, objects])).toEqual([objected, asked]);
  const silence = Math.max(...(await lastWords(stage, [objected, asked])));
  const lines = await historyOf(stage, "cells");
  const atOf = (wanted: string) => Date.parse(lines.find(({ kind }) => kind === wanted)?.at ?? "");
  expect(atOf("free") - silence).toBeGreaterThanOrEqual(after);
  expect(atOf("free") - atOf("warn")).toBeGreaterThanOrEqual(after - warnAfter);
  expect(lines.filter(({ kind }) => kind === "warn")).toHaveLength(1);
}

/** It stands at its rank and wins no slot, although one falls free. */
async function expectOutsideUntilHeardOf(stage: Stage, { objects }: Cast): Promise<void> {
  const [first] = (await boardOf(stage)).backlog;
  expect(first).toMatchObject({ blueprint: "cells", rank: 1, missing: ["returned"] });
  expect((await stage.tick()).actions).toEqual([]);
  await mergePastReview(stage.server, objects);
  await stage.tick();
  expect(await inSlots(stage)).toEqual(["flavors"]);
}

async function expectInAgainAtTheNextFreeSlot(
  stage: Stage,
  { objected, asked, flavors }: Cast,
): Promise<void> {
  const { server, people } = stage;
  await newPatchSet(server, people.authors[0], asked);
  expect((await stage.tick()).actions).toEqual([]);
  expect((await boardOf(stage)).backlog[0]).toMatchObject({ blueprint: "cells", missing: [] });
  expect(await heldAmong(stage, [objected, asked])).toEqual([objected, asked]);
  await mergePastReview(server, flavors);
  expect(deedsOf(await stage.tick())).toEqual(
    ["fill cells", "free flavors", `lift ${asked}`, `lift ${objected}`].toSorted(),
  );
  expect(await inSlots(stage)).toEqual(["cells"]);
  expect((await stage.tick()).actions).toEqual([]);
  for (const number of [objected, asked]) await expectNoVoteTwice(stage, number);
}

/** When people last spoke on these changes, by the server's clock. */
async function lastWords({ server, people }: Stage, changes: readonly number[]): Promise<number[]> {
  return Promise.all(
    changes.map(async (number) => {
      const said = await messagesOf(server, number);
      const last = said.findLast(({ author }) => author !== people.bot.accountId);
      return Date.parse(`${last?.date.slice(0, 19).replace(" ", "T")}Z`);
    }),
  );
}
