import type { Change } from "#lib/sandbox/state.ts";
import {
  abandon,
  createChange,
  moveBranch,
  newPatchSet,
  restore,
  setPrivate,
  setReady,
  setTopic,
  setWip,
  unsetPrivate,
} from "#tests/support/changes.ts";
import { mergePastReview } from "#tests/support/merge-past-review.ts";
import { deleteReviewer, deleteVote, vote } from "#tests/support/votes.ts";
import { botVoteOn, changesOf, sayings, someChange, topics, votesOn } from "./sight.ts";
import type { Walk } from "./walk.ts";

/** Something that people do in Gerrit; false where it can't be done on this change as it is. */
type OnChange = (walk: Walk, change: Change) => Promise<unknown> | false;

const newChange = async (walk: Walk): Promise<void> => {
  const { chance, stage } = walk;
  const number = await createChange(stage.server, chance.one(stage.nova.authors), {
    repository: stage.nova.repository,
    message: `Work\n\n${chance.one(sayings).text}\n`,
    ...(chance.number(3) === 0 ? { topic: chance.one(topics) } : {}),
    wip: chance.number(6) === 0,
  });
  walk.changes.set(number, {
    isExempt: false,
    removal: "none",
    approval: null,
    newestApproval: "",
    approvedUntil: "",
    named: [],
  });
};

const isOpen = ({ status }: Change) => status === "NEW";
const ownerOf = ({ stage }: Walk, { owner }: Change) =>
  stage.nova.authors.find(({ accountId }) => accountId === owner) ?? stage.server.admin;

/** The owner does it, if the change is so now. */
const byOwner =
  (
    isSo: (change: Change) => boolean,
    act: (
      server: Walk["stage"]["server"],
      owner: Walk["stage"]["server"]["admin"],
      number: number,
    ) => Promise<unknown>,
  ): OnChange =>
  (walk, change) =>
    isSo(change) && act(walk.stage.server, ownerOf(walk, change), change.number);

const someVote: OnChange = (walk, change) => {
  const { chance, stage } = walk;
  const [who, values] = chance.one([
    [stage.nova.cores[0], [2, 2, 1, 0, -1, -2]],
    [stage.nova.cores[1], [2, 2, 0, -1, -2]],
    [stage.nova.authors[2], [1, 0, -1]],
  ] as const);
  const value = chance.one<number>(values);
  return (
    isOpen(change) &&
    !change.private &&
    vote(stage.server, who, change.number, "Code-Review", value)
  );
};

const takeVoteOff: OnChange = (walk, change) => {
  const { server, nova } = walk.stage;
  const notes = walk.changes.get(change.number);
  if (!isOpen(change) || !botVoteOn(walk, change) || notes === undefined) return false;
  notes.removal = "done";
  return walk.chance.number(2) === 0
    ? deleteVote(server, server.admin, change.number, nova.bot, "Code-Review")
    : deleteReviewer(server, server.admin, change.number, nova.bot);
};

const takeOwnVoteOff: OnChange = (walk, change) => {
  const { server, nova } = walk.stage;
  const voters = nova.cores.filter(({ accountId }) =>
    votesOn(change).some(({ account }) => account === accountId),
  );
  const [who] = voters;
  if (!isOpen(change) || change.private || who === undefined) return false;
  return deleteVote(server, who, change.number, who, "Code-Review");
};

const reword: OnChange = (walk, change) =>
  isOpen(change) &&
  newPatchSet(walk.stage.server, ownerOf(walk, change), change.number, {
    message: `Work\n\n${walk.chance.one(sayings).text}\n`,
  });

const move: OnChange = (walk, change) => {
  const { server } = walk.stage;
  const branch = change.branch === "master" ? "stable/icehouse" : "master";
  return isOpen(change) && moveBranch(server, server.admin, change.number, branch);
};

const moveThereAndBack: OnChange = async (walk, change) => {
  await move(walk, change);
  walk.tick(1);
  await move(walk, change);
};

const rare: ReadonlySet<string> = new Set(["hide", "merge", "move", "put into progress", "reword"]);

const onChange: Readonly<Record<string, OnChange>> = {
  rework: byOwner(isOpen, newPatchSet),
  reword,
  "set the topic of": (walk, change) =>
    isOpen(change) &&
    setTopic(walk.stage.server, ownerOf(walk, change), change.number, walk.chance.one(topics)),
  "vote on": someVote,
  "vote again on": someVote,
  "take the bot's vote off": takeVoteOff,
  "take an own vote off": takeOwnVoteOff,
  abandon: byOwner(isOpen, abandon),
  restore: byOwner(({ status }) => status === "ABANDONED", restore),
  "put into progress": byOwner((change) => isOpen(change) && !change.workInProgress, setWip),
  propose: byOwner(({ workInProgress }) => workInProgress, setReady),
  hide: byOwner((change) => isOpen(change) && !change.private, setPrivate),
  show: byOwner((change) => change.private, unsetPrivate),
  move,
  "move there and back": moveThereAndBack,
  merge: ({ stage }, change) => isOpen(change) && mergePastReview(stage.server, change.number),
};

const chances = Object.keys(onChange).flatMap((name) =>
  Array.from({ length: rare.has(name) ? 1 : 3 }, () => name),
);

/** Somebody does something in Gerrit. */
export async function actOnServer(walk: Walk): Promise<string> {
  const all = changesOf(walk);
  const open = all.filter(isOpen).length;
  if (open < 5 || (open < 8 && walk.chance.number(6) === 0)) {
    await newChange(walk);
    return "upload a change";
  }
  const name = walk.chance.one(chances);
  const change = someChange(walk);
  const done = onChange[name]?.(walk, change) ?? false;
  const isDone = done !== false && (await done.then(() => true, isConflict));
  return `${isDone ? "" : "could not "}${name} ${change.number}`;
}

/** Gerrit refuses what makes no sense on a change as it is, and the walk goes on. */
function isConflict(error: unknown): false {
  if (error instanceof Error && error.message.includes(": 409 ")) return false;
  throw error;
}
