import {
  type AttentionCode,
  againstNote,
  attentionCodes,
  mergedNote,
  namedBefore,
  orphanNote,
} from "./attention-words.ts";
import type { SeenChange, Vote } from "./change.ts";
import { nameOf } from "./exemption.ts";
import { stepFor } from "./holds.ts";
import { orphansOn, type Reach } from "./orphan.ts";
import type { SlotTurn } from "./silence.ts";
import { blueprintOf } from "./speech.ts";
import type { Verdict } from "./verdict.ts";
import { visibleHold, votesAgainst } from "./visible-hold.ts";
import { changesIn, outsideWords } from "./wording.ts";
import type { Judged, Survey, World } from "./world.ts";

/** One thing that may want a person's eyes. */
export type Concern = {
  readonly code: AttentionCode;
  /** Null for what is about a whole blueprint. */
  readonly change: SeenChange | null;
  /** The slot that it is about, null for what is about a change. */
  readonly slot: number | null;
  /** The blueprint under which it counts, as it is written; null without one. */
  readonly blueprint: string | null;
  /** Since when it is so, or when it happened; null where that tells nothing. */
  readonly since: Date | null;
  /** What is particular about this one, in a few words. */
  readonly note: string | null;
  /** Whether a person should act; the rest is good to know. */
  readonly isPressing: boolean;
  /** Of the change; null for what is about a whole blueprint. */
  readonly verdict: Verdict | null;
};

/** Older than this a −2 may be forgotten ("Default numbers": stale changes). */
const oldAfter = 28 * 86_400_000;

/** A project as attention looks at it. */
export type Watched = {
  readonly world: World;
  readonly survey: Pick<Survey, "known">;
  readonly judged: readonly Judged[];
  readonly turns: ReadonlyMap<string, SlotTurn>;
};

/** Everything in a project that may want a person's eyes, by what it is; the most urgent of each kind first. */
export function concernsIn(
  watched: Watched,
  reach: Reach,
): ReadonlyMap<AttentionCode, readonly Concern[]> {
  const found = new Map<AttentionCode, Concern[]>(attentionCodes.map((code) => [code, []]));
  const add = (concern: Concern) => found.get(concern.code)?.push(concern);
  for (const one of watched.judged)
    for (const each of onChange(one, watched.world, reach)) add(each);
  for (const each of inSlots(watched)) add(each);
  for (const code of byAge) found.get(code)?.sort((a, b) => ageOf(a) - ageOf(b));
  for (const code of newestFirst) found.get(code)?.sort((a, b) => ageOf(b) - ageOf(a));
  return found;
}

const byAge = ["waits-for-reviewers", "human-2"] as const;
const newestFirst = ["merged-past-hold", "approved"] as const;
const ageOf = ({ since }: Concern) => since?.getTime() ?? 0;

function* onChange(judged: Judged, world: World, reach: Reach): Generator<Concern> {
  const { change } = judged.followed;
  if (change.status === "MERGED") yield* mergedPast(judged, world);
  else yield* votesOn(judged, world, reach);
  if (judged.verdict.code === "not-governed") return;
  yield* opposed(judged, world);
  yield* listed(judged, world);
  if (judged.link.by === "dropped")
    yield about(judged, "link-dropped", { note: namedBefore(judged.link) });
}

type Particular = Partial<Pick<Concern, "since" | "note" | "isPressing">>;

function about(judged: Judged, code: AttentionCode, particular: Particular = {}): Concern {
  return {
    code,
    change: judged.followed.change,
    slot: null,
    blueprint: blueprintOf(judged),
    since: null,
    note: null,
    isPressing: true,
    verdict: judged.verdict,
    ...particular,
  };
}

function* mergedPast(judged: Judged, { bot }: World): Generator<Concern> {
  const vote = visibleHold(judged.followed, bot)?.vote ?? null;
  if (vote === null) return;
  const { submittedAt: since } = judged.followed.change;
  yield about(judged, "merged-past-hold", { since, note: mergedNote(vote), isPressing: false });
}

function* votesOn(judged: Judged, world: World, reach: Reach): Generator<Concern> {
  for (const orphan of orphansOn(judged, world, reach)) {
    yield about(judged, "orphan", { since: orphan.vote.at, note: orphanNote(orphan) });
  }
  if (stepFor(judged, world.bot, world.policy.values)?.kind === "lost") {
    yield about(judged, "lost-hold", { since: judged.followed.hold?.since ?? null });
  }
}

function* opposed(judged: Judged, { accounts, bot, now }: World): Generator<Concern> {
  for (const vote of votesAgainst(judged.followed.change, accounts, bot)) {
    const isPressing = isOld(vote, now);
    yield about(judged, "human-2", {
      since: vote.at,
      note: againstNote(nameOf(accounts, vote.account)),
      isPressing,
    });
  }
}

const isOld = ({ at }: Vote, now: Date) => now.getTime() - at.getTime() > oldAfter;

/** Verdicts by which the policy lists a change and does not hold it. */
function* listed(judged: Judged, { policy }: World): Generator<Concern> {
  const { verdict, wanted } = judged;
  if (wanted === "hold") return;
  switch (verdict.code) {
    case "exempt":
      if (verdict.exemption.kind !== "approved") return;
      yield about(judged, "approved", {
        since: verdict.exemption.at,
        note: verdict.exemption.reason,
        isPressing: false,
      });
      return;
    case "unlinked":
      if (policy.values["hold.unlinked"] === "list") yield about(judged, "unlinked");
      return;
    case "not-in-backlog":
      yield about(judged, "not-in-backlog", { note: outsideWords[verdict.because] });
      return;
    case "unknown-blueprint":
    case "finished":
      yield about(judged, verdict.code);
      return;
    case "not-governed":
    case "in-slot":
    case "not-proposed":
    case "waiting":
    case "bug":
      return;
  }
}

function* inSlots({ world, survey, turns }: Watched): Generator<Concern> {
  for (const { blueprint, number } of world.tenures) {
    const turn = turns.get(blueprint);
    if (turn?.kind !== "reviewers" || !turn.isLong) continue;
    yield {
      code: "waits-for-reviewers",
      change: null,
      slot: number,
      blueprint: survey.known.get(blueprint)?.name ?? blueprint,
      since: turn.since,
      note: changesIn(turn),
      isPressing: true,
      verdict: null,
    };
  }
}
