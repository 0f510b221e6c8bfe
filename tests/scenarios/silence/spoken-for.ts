import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { newPatchSet } from "#tests/support/changes.ts";
import { comment } from "#tests/support/comments.ts";
import { nextSecond } from "#tests/support/next-second.ts";
import { type Stage, type Story, uploadWork } from "#tests/support/stage.ts";
import { vote } from "#tests/support/votes.ts";
import { historyOf, inSlots, isBump, isWarning, tickUntil } from "./passes.ts";

/** b42 and rule 4: whose turn is not the author's loses no slot, however long. */
export const spokenForStories: readonly Story[] = [
  {
    name: "who answered, who waits for reviewers and who is away are neither warned nor bumped",
    repository: "openstack/spoken-for",
    setting: {
      policy: { "slots.count": 6, "bump.warnAfter": "4s", "bump.after": "6s" },
    },
    run: async (stage) => {
      const cast = await startWithAllInSlots(stage);
      await expectOnlyTheSilentBumped(stage);
      await expectReviewersSilenceTold(stage);
      await expectBumpedOnceNobodySpeaksForThem(stage, cast);
    },
  },
];

const spokenFor = ["answered", "away", "discussed", "unread", "half"];

/** A blueprint each: one silent, the others spoken for in their ways. */
async function startWithAllInSlots(stage: Stage) {
  const { server, people } = stage;
  const [[author], [dana, robin]] = [people.authors, people.cores];
  const answered = await uploadWork(stage, "answered");
  const away = await uploadWork(stage, "away");
  const discussed = await uploadWork(stage, "discussed");
  await uploadWork(stage, "unread");
  const half = await uploadWork(stage, "half");
  await uploadWork(stage, "half");
  const silent = await uploadWork(stage, "silent");
  await stage.import(...spokenFor, "silent");
  await stage.start();
  expect(await occupants(stage)).toEqual([...spokenFor, "silent"].toSorted());
  for (const number of [answered, away, half, silent]) {
    await vote(server, dana, number, "Code-Review", -1);
  }
  const asked = await comment(server, robin, discussed, "Why?", { unresolved: true });
  await nextSecond();
  await newPatchSet(server, author, answered);
  await comment(server, author, discussed, "Why not?", { replyTo: asked });
  const until = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  await stage.ask("away", "away", "--until", until, "--reason", "on holiday");
  return { answered };
}

/** The silent one's whole way is longer than any other would need: they had their chance to be warned. */
async function expectOnlyTheSilentBumped(stage: Stage): Promise<void> {
  const warned = await tickUntil(stage, isWarning);
  expect(warned.actions).toMatchObject([{ kind: "warn", blueprint: "silent" }]);
  const bumped = await tickUntil(stage, ({ kind }) => kind === "free");
  expect(bumped.actions).toMatchObject([
    { kind: "free", blueprint: "silent", reason: { code: "bumped" } },
    { kind: "hold", blueprint: "silent" },
  ]);
  await sleep(4_000);
  expect((await stage.tick()).actions).toEqual([]);
  expect(await occupants(stage)).toEqual(spokenFor.toSorted());
}

/** Reviewers' silence is told once, and costs nothing. */
async function expectReviewersSilenceTold(stage: Stage): Promise<void> {
  const lines = await historyOf(stage, "unread");
  expect(lines.filter(({ kind }) => kind === "escalate")).toHaveLength(1);
  expect(lines.filter(({ kind }) => kind === "warn")).toEqual([]);
  const { text } = await stage.ask<{ readonly text: string }>("why", "unread");
  expect(text).toContain("It is the reviewers' turn since");
}

/** Nobody is out of reach for ever: objected to anew, and back without a word, the time runs for them too. */
async function expectBumpedOnceNobodySpeaksForThem(
  stage: Stage,
  { answered }: { readonly answered: number },
): Promise<void> {
  const { server, people } = stage;
  await stage.ask("ready", "away", "--reason", "back from holiday");
  await vote(server, people.cores[1], answered, "Code-Review", -1);
  const bumped: string[] = [];
  while (bumped.length < 2) {
    const { actions } = await tickUntilAny(stage);
    bumped.push(...actions.filter(isBump).map(({ blueprint = "" }) => blueprint));
  }
  expect(bumped.toSorted()).toEqual(["answered", "away"]);
  expect(await occupants(stage)).toEqual(["discussed", "half", "unread"]);
}

const occupants = async (stage: Stage) =>
  (await inSlots(stage)).filter((name) => name !== null).toSorted();

const tickUntilAny = (stage: Stage) => tickUntil(stage, () => true);
