import type { Change } from "#lib/sandbox/state.ts";
import {
  abandon,
  createChange,
  newPatchSet,
  restore,
  setReady,
  setTopic,
  setWip,
} from "#tests/support/changes.ts";
import { comment } from "#tests/support/comments.ts";
import { mergePastReview } from "#tests/support/merge-past-review.ts";
import type { Person } from "#tests/support/review-server.ts";
import { deleteVote, vote } from "#tests/support/votes.ts";
import { chosen, type Step } from "./plan.ts";
import { blueprintNames, messageFor, type Playground } from "./playground.ts";

/** Something that is done to a change of these, if there is one. */
type Act = {
  readonly on: (change: Change) => boolean;
  readonly run: (at: Playground, change: Change, step: Step) => Promise<unknown>;
  readonly makes?: "opened" | "closed";
};

const mostOpen = 36;
const isOpen = ({ status }: Change) => status === "NEW";

const acts: Readonly<Record<string, Act>> = {
  rework: {
    on: isOpen,
    run: (at, change) => newPatchSet(at.server, ownerOf(at, change), change.number),
  },
  "vote down": { on: isOpen, run: (at, change, step) => voteOf(at, change, step, [-1, -1, -2]) },
  "vote up": { on: isOpen, run: (at, change, step) => voteOf(at, change, step, [1, 1, 0]) },
  approve: { on: isOpen, run: (at, change, step) => voteOf(at, change, step, [2]) },
  comment: {
    on: isOpen,
    run: (at, { number }, { draws }) =>
      comment(at.server, at.people.cores[0], number, `Why? (${draws[1]})`, { unresolved: true }),
  },
  "set topic": {
    on: isOpen,
    run: (at, change, { draws }) =>
      setTopic(at.server, ownerOf(at, change), change.number, `some-topic-${(draws[1] ?? 0) % 5}`),
  },
  abandon: {
    on: isOpen,
    run: (at, change) => abandon(at.server, ownerOf(at, change), change.number),
    makes: "closed",
  },
  restore: {
    on: ({ status }) => status === "ABANDONED",
    run: (at, change) => restore(at.server, ownerOf(at, change), change.number),
    makes: "opened",
  },
  merge: {
    on: isOpen,
    run: (at, { number }) => mergePastReview(at.server, number),
    makes: "closed",
  },
  "to progress": {
    on: (change) => isOpen(change) && !change.workInProgress,
    run: (at, change) => setWip(at.server, ownerOf(at, change), change.number),
  },
  "from progress": {
    on: (change) => isOpen(change) && change.workInProgress,
    run: (at, change) => setReady(at.server, ownerOf(at, change), change.number),
  },
  "take the bot's vote off": {
    on: (change) => isOpen(change) && change.patchSets.at(-1)?.votes.some(isHold) === true,
    run: (at, { number }) =>
      deleteVote(at.server, at.server.admin, number, at.people.bot, "Code-Review"),
  },
};

const isHold = ({ value, tag }: { readonly value: number; readonly tag: string | null }) =>
  value === -2 && tag !== null;

/** Somebody does something in the review server; what it refuses does not count. */
export async function actInGerrit(at: Playground, step: Step): Promise<void> {
  const open = changesOf(at).filter(isOpen);
  if (step.act === "upload" || open.length === 0) {
    if (open.length < mostOpen) await upload(at, step);
    return;
  }
  const whole = onBlueprint[step.act];
  if (whole) {
    const name = chosen(blueprintNames, step.draws[0]);
    const own = open.filter(({ number }) => at.blueprints.get(number) === name);
    for (const change of own) await actOn(at, change, { ...step, act: whole });
    return;
  }
  const act = acts[step.act];
  const change = act && chosen(changesOf(at).filter(act.on), step.draws[0]);
  if (change) await actOn(at, change, step);
}

/** What is done to each open change of one blueprint: its author has the turn then, or it has landed. */
const onBlueprint: Readonly<Record<string, string>> = {
  "turn a blueprint down": "vote down",
  "finish a blueprint": "merge",
};

async function actOn(at: Playground, change: Change, step: Step): Promise<void> {
  const act = acts[step.act];
  if (act === undefined) return;
  try {
    await act.run(at, change, step);
    if (act.makes) at.happenings.push({ at: Date.now(), change: change.number, kind: act.makes });
    at.journal.note(`people: ${step.act} ${change.number}`);
  } catch (error) {
    at.journal.note(`people: could not ${step.act} ${change.number}: ${firstLine(error)}`);
  }
}

async function upload(at: Playground, { draws: [which, form, who] }: Step): Promise<void> {
  const blueprint = chosen([...blueprintNames, null], which);
  const author = chosen(at.people.authors, who) ?? at.people.authors[0];
  const { repository } = at.people;
  const message = messageFor(blueprint, form ?? 0);
  const number = await createChange(at.server, author, { repository, message });
  at.blueprints.set(number, blueprint);
  at.happenings.push({ at: Date.now(), change: number, kind: "opened" });
  at.journal.note(`people: upload ${number} for ${blueprint ?? "nothing"}`);
}

const changesOf = ({ server }: Playground) => [...server.sandbox.state.changes.values()];

const ownerOf = ({ people, server }: Playground, { owner }: Change): Person =>
  people.authors.find(({ accountId }) => accountId === owner) ?? server.admin;

function voteOf(
  { server, people }: Playground,
  { number }: Change,
  { draws: [, which, who] }: Step,
  values: readonly number[],
): Promise<void> {
  const core = chosen(people.cores, who) ?? people.cores[0];
  return vote(server, core, number, "Code-Review", chosen(values, which) ?? 0);
}

const firstLine = (error: unknown) => String(error).split("\n")[0]?.slice(0, 120);
