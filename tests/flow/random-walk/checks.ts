import { expect } from "vitest";
import { keyOf } from "#lib/domain/blueprint.ts";
import { listChanges } from "#lib/flow/list-changes.ts";
import { listHolds } from "#lib/flow/list-holds.ts";
import type { PassReport } from "#lib/flow/pass-report.ts";
import type { Change } from "#lib/sandbox/state.ts";
import { expectedOf, type Ground, groundOf, isApproved, linkedTo } from "./expected-holds.ts";
import { botVoteOn, changesOf, isVisible, remember, sayingOf, votesOn } from "./sight.ts";
import type { Walk } from "./walk.ts";
import { expectNothingSaidTwice } from "./words.ts";

/** What stood before a pass. */
type Before = {
  readonly votes: ReadonlyMap<number, boolean>;
  readonly persons: string;
  readonly writes: number;
  readonly inside: ReadonlySet<string>;
};

/** One pass and a second one, and all that must be true of them. */
export async function passAndCheck(walk: Walk): Promise<void> {
  const before = await lookBefore(walk);
  const report = await walk.stage.pass();
  remember(walk);
  walk.story.push(toldOf(report));
  expect(report.failures).toEqual([]);
  expect(personsVotes(walk)).toBe(before.persons);
  if (walk.isPaused) {
    expect(writesOf(walk)).toBe(before.writes);
    return;
  }
  const ground = await groundOf(walk);
  expectSlots(before, ground);
  await expectHolds(walk, ground, before);
  await expectExplained(walk, ground);
  await expectNothingSaidTwice(walk, ground);
  const written = writesOf(walk);
  walk.tick(1);
  const second = await walk.stage.pass();
  expect({ actions: second.actions, refused: second.refused, waiting: second.waiting }).toEqual({
    actions: [],
    refused: [],
    waiting: [],
  });
  expect(writesOf(walk)).toBe(written);
  expectNothingLeftToFill(walk, ground);
}

async function lookBefore(walk: Walk): Promise<Before> {
  const { inside } = await groundOf(walk);
  return {
    votes: new Map(
      changesOf(walk).map((change) => [change.number, botVoteOn(walk, change) !== undefined]),
    ),
    persons: personsVotes(walk),
    writes: writesOf(walk),
    inside,
  };
}

const toldOf = ({ actions }: PassReport) =>
  `  pass: ${actions.map(({ kind, change, blueprint }) => `${kind} ${change ?? blueprint}`).join(", ")}`;

const writesOf = ({ stage }: Walk) =>
  stage.server.sandbox.log.filter(
    ({ isWrite, account }) => isWrite && account === stage.nova.bot.username,
  ).length;

function personsVotes(walk: Walk): string {
  const { bot } = walk.stage.nova;
  const votes = changesOf(walk).map((change) => [
    change.number,
    votesOn(change).filter(({ account }) => account !== bot.accountId),
  ]);
  return JSON.stringify(votes);
}

/** Nobody enters beyond the number of slots; those who were in before may stay. */
function expectSlots({ inside: before }: Before, { inside, policy }: Ground): void {
  const entered = [...inside].filter((key) => !before.has(key));
  if (entered.length > 0) expect(inside.size).toBeLessThanOrEqual(policy["slots.count"]);
}

/** The server's own votes against the verdict table. */
async function expectHolds(walk: Walk, ground: Ground, before: Before): Promise<void> {
  const known = await walk.stage.needs.database.store.holds.all("sandbox");
  // A vote that was put back once on a patch set and lost again is left alone.
  const isLost = ({ number, patchSets }: Change) =>
    known.get(number)?.restoredOn === patchSets.length;
  const seen = changesOf(walk).map((change) => [
    change.number,
    botVoteOn(walk, change) !== undefined,
  ]);
  const wanted = changesOf(walk).map((change) => {
    const { number, status } = change;
    const should = expectedOf(walk, ground, change).wanted;
    const isAsBefore = status === "MERGED" || should === "keep";
    if (isAsBefore) return [number, before.votes.get(number) === true];
    const isThere = !isLost(change) || botVoteOn(walk, change) !== undefined;
    return [number, should === "hold" && isThere];
  });
  expect(seen).toEqual(wanted);
}

/** Every open change has the verdict of the table, and every vote of the bot is listed with what explains it. */
async function expectExplained(walk: Walk, ground: Ground): Promise<void> {
  const { needs, project } = walk.stage;
  const governed = changesOf(walk).filter((change) => isVisible(walk, change));
  const expected = governed
    .map((change) => [change.number, expectedOf(walk, ground, change).code])
    .filter(([, code]) => code !== "not-governed");
  const shown = new Set(governed.map(({ number }) => number));
  const listed = await listChanges(needs, project);
  expect(
    listed.filter(({ change }) => shown.has(change)).map((one) => [one.change, one.verdict]),
  ).toEqual(expected);
  const holds = (await listHolds(needs, project)).filter(({ change }) => shown.has(change));
  const votes = governed.filter((change) => botVoteOn(walk, change) !== undefined);
  expect(holds.map(({ change, orphan }) => [change, orphan])).toEqual(
    votes.map(({ number, status }) => [number, status === "MERGED"]),
  );
}

/** No ready blueprint is outside while it could have a slot, and none inside has nothing left to do. */
function expectNothingLeftToFill(walk: Walk, ground: Ground): void {
  const { policy, inside, blueprints } = ground;
  const known = blueprints.filter(({ name }) => !hasHidden(walk, name));
  const ready = known.filter((one) => !inside.has(one.name) && isReady(walk, ground, one));
  const debtInside = blueprints.filter(({ name, kind }) => kind === "debt" && inside.has(name));
  const room = Math.max(0, policy["slots.debt"] - debtInside.length);
  const free = policy["slots.count"] - inside.size;
  const missed = ready.filter(({ kind }) => free > (kind === "debt" ? 0 : room));
  expect(missed.map(({ name }) => name)).toEqual([]);
  const over = known.filter(({ name }) => inside.has(name) && isOver(walk, ground, name));
  expect(over.map(({ name }) => name)).toEqual([]);
}

const workOn = (walk: Walk, name: string) =>
  changesOf(walk).filter((change) => linkedTo(walk, change).includes(keyOf(name)));

/** A private change that the service cannot see is to it as it was before. */
const hasHidden = (walk: Walk, name: string) =>
  workOn(walk, name).some((change) => !isVisible(walk, change));

const openWork = (walk: Walk, name: string) =>
  workOn(walk, name).filter(
    (change) => change.status === "NEW" && !change.private && change.branch === "master",
  );

function isReady(walk: Walk, ground: Ground, blueprint: Ground["blueprints"][number]): boolean {
  const { state, declaredAt, releasedAt, name } = blueprint;
  const isDeclared = ground.policy["ready.declaration"] === "assumed" || declaredAt !== null;
  const isBack = state === "open" && releasedAt === null && isApproved(ground, blueprint);
  const proposed = openWork(walk, name).filter((change) => !change.workInProgress);
  return isBack && isDeclared && proposed.length > 0;
}

function isOver(walk: Walk, { policy }: Ground, name: string): boolean {
  if (openWork(walk, name).length > 0) return false;
  const hasLanded = workOn(walk, name).some((change) => {
    const { completes, names } = sayingOf(change);
    return (
      change.status === "MERGED" &&
      change.branch === "master" &&
      !change.private &&
      completes &&
      names.includes(name)
    );
  });
  return hasLanded || policy["slots.freeEmptyAfter"] === 0;
}
