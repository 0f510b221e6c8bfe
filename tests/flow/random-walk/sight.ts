import type { Change, Vote } from "#lib/sandbox/state.ts";
import { blueprintNames, type Remembered, type Walk } from "./walk.ts";

/** What a message says, and what follows from it in words of this test. */
export type Saying = {
  readonly text: string;
  readonly names: readonly string[];
  readonly completes: boolean;
  readonly isBug: boolean;
};

const saying = (text: string, names: readonly string[], more = {}): Saying => ({
  text,
  names,
  completes: false,
  isBug: false,
  ...more,
});

export const sayings: readonly Saying[] = [
  ...blueprintNames.map((name) =>
    saying(`Implements: blueprint ${name}`, [name], { completes: true }),
  ),
  saying("Partially-Implements: blueprint ONE", ["one"]),
  saying("Implements: blueprint two\nImplements: blueprint one", ["one", "two"], {
    completes: true,
  }),
  saying("Partial-Implements: blueprint three\nCloses-Bug: #1234567", ["three"], { isBug: true }),
  saying("Related to blueprint two\nPartial-Implements: blueprint three", ["three"]),
  saying("Implements: blueprint nobody-knows-it", ["nobody-knows-it"]),
  saying("Closes-Bug: #1234567", [], { isBug: true }),
  saying("Tidy up", []),
  saying("Tidy up again", []),
  ...["two", "three", "four"].map((name) =>
    saying(`Partial-Implements: blueprint ${name}`, [name]),
  ),
];

const topicNames: Readonly<Record<string, string>> = {
  "bp/one": "one",
  "BP/Two": "two",
  three: "three",
  "blueprint/five": "five",
  "bp/unheard-of": "unheard-of",
};
export const topics: readonly string[] = [...Object.keys(topicNames), "cleanup", ""];

export function sayingOf(change: Change): Saying {
  const message = change.patchSets.at(-1)?.message ?? "";
  const found = sayings.filter(({ text }) => message.includes(`\n\n${text}\n`));
  const [longest] = found.toSorted((a, b) => b.text.length - a.text.length);
  if (longest === undefined) throw new Error(`nobody wrote this message: ${message}`);
  return longest;
}

/** What the message names, or else the topic. */
export function namesNow(change: Change): readonly string[] {
  const { names } = sayingOf(change);
  const byTopic = topicNames[change.topic ?? ""];
  if (names.length > 0) return names;
  return byTopic === undefined ? [] : [byTopic];
}

export const votesOn = (change: Change) =>
  (change.patchSets.at(-1)?.votes ?? []).filter(({ value }) => value !== 0);

export const botVoteOn = ({ stage }: Walk, change: Change) =>
  votesOn(change).find(({ account }) => account === stage.nova.bot.accountId);

/** Gerrit shows a private change to who took part in it. */
export function isVisible({ stage }: Walk, change: Change): boolean {
  const bot = stage.nova.bot.accountId;
  const votes = change.patchSets.flatMap((patchSet) => patchSet.votes);
  return (
    !change.private ||
    change.reviewers.some(({ account }) => account === bot) ||
    votes.some(({ account, value }) => account === bot && value !== 0)
  );
}

export const changesOf = ({ stage }: Walk): readonly Change[] => [
  ...stage.server.sandbox.state.changes.values(),
];

/** Rather one that is held or on which a person decided, for there the most can go wrong. */
export function someChange(
  walk: Walk,
  among: "any" | "held" | "decided" = walk.chance.one(["any", "held", "held", "decided"]),
): Change {
  const all = changesOf(walk);
  const chosen = all.filter((change) => {
    if (among === "held") return change.status === "NEW" && botVoteOn(walk, change);
    return among === "any" || isDecided(walk.changes.get(change.number));
  });
  return walk.chance.one(chosen.length > 0 ? chosen : all);
}

const isDecided = (notes: Remembered | undefined) =>
  notes !== undefined && (notes.isExempt || notes.removal !== "none" || notes.approval !== null);

/** A service that reads the server now remembers this much of it. */
export function remember(walk: Walk): void {
  for (const change of changesOf(walk)) {
    const notes = walk.changes.get(change.number);
    if (notes === undefined || change.status === "MERGED" || !isVisible(walk, change)) continue;
    const names = namesNow(change);
    if (names.length > 0) notes.named = names;
    if (notes.removal === "done") notes.removal = "seen";
    const approvals = votesOn(change).filter(({ value }) => value === 2);
    notes.newestApproval = newestOf(approvals.map(({ at }) => at));
    followApproval(notes, votesOn(change).filter(isPersons(walk)), change.patchSets.length);
  }
}

const newestOf = (instants: readonly string[]) => instants.toSorted().at(-1) ?? "";

const isPersons =
  ({ stage }: Walk) =>
  ({ account }: Vote) =>
    account !== stage.nova.bot.accountId;

/** "An approval that we saw, until a later negative vote, or the approver takes it off the same patch set." */
function followApproval(notes: Remembered, votes: readonly Vote[], patchSet: number): void {
  const isAnswered = (at: string) => votes.some((vote) => vote.value < 0 && vote.at > at);
  const standing = votes.filter(({ value, at }) => value === 2 && !isAnswered(at));
  const { approval } = notes;
  if (approval !== null) {
    const isOff =
      approval.patchSet === patchSet &&
      !standing.some(({ account }) => account === approval.account);
    if (!isOff && !isAnswered(approval.at)) return;
  }
  const newest = newestOf(standing.map(({ at }) => at));
  const vote = standing.find(({ at }) => at === newest);
  if (vote && (approval !== null || newest > notes.approvedUntil)) {
    notes.approval = { account: vote.account, at: vote.at, patchSet };
  } else takeBack(notes);
}

/** What was approved until now counts no more. */
export function takeBack(notes: Remembered): void {
  if (notes.approval === null) return;
  notes.approvedUntil = newestOf([notes.approval.at, notes.newestApproval]);
  notes.approval = null;
}
