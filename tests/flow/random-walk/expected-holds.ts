import { type Blueprint, keyOf } from "#lib/domain/blueprint.ts";
import type { Policy } from "#lib/domain/policy.ts";
import type { Change } from "#lib/sandbox/state.ts";
import { namesNow, sayingOf } from "./sight.ts";
import type { Walk } from "./walk.ts";

/** What the service goes by besides the changes: what people said of blueprints, who is in, and the settings. */
export type Ground = {
  readonly now: Date;
  readonly blueprints: readonly Blueprint[];
  readonly inside: ReadonlySet<string>;
  readonly policy: Policy;
};

/** The verdict of an open change, its blueprint, and what should be on the server. */
export type Expected = {
  readonly code: string;
  readonly blueprint: string | null;
  readonly wanted: "hold" | "keep" | "none";
};

export async function groundOf({ stage }: Walk): Promise<Ground> {
  const { store } = stage.needs.database;
  const policy = await store.policies.newest("nova");
  if (policy === null) throw new Error("the project has no policy");
  return {
    now: stage.needs.now(),
    blueprints: await store.blueprints.all("nova"),
    inside: new Set((await store.tenures.open("nova")).map(({ blueprint }) => blueprint)),
    policy: policy.values,
  };
}

const none = (code: string, blueprint: string | null = null): Expected => ({
  code,
  blueprint,
  wanted: "none",
});

/** The verdict table of "Deciding", told once more. */
export function expectedOf(walk: Walk, ground: Ground, change: Change): Expected {
  if (change.status !== "NEW" || change.private || change.branch !== "master") {
    return none("not-governed");
  }
  const names = linkedTo(walk, change);
  const works = ground.blueprints.filter(({ name }) => names.includes(keyOf(name)));
  const slotted = works.find(({ name }) => ground.inside.has(name));
  if (slotted) return none("in-slot", slotted.name);
  if (isExempt(walk, ground, change)) return none("exempt", works[0]?.name ?? null);
  const verdict = ofWork(ground, change, names, works);
  if (!change.workInProgress || verdict.wanted === "none") return verdict;
  return { ...verdict, code: "not-proposed", wanted: "keep" };
}

export function linkedTo(walk: Walk, change: Change): readonly string[] {
  const names = namesNow(change);
  return names.length > 0 ? names : (walk.changes.get(change.number)?.named ?? []);
}

function isExempt(walk: Walk, { policy }: Ground, change: Change): boolean {
  const notes = walk.changes.get(change.number);
  const isApproved = notes?.approval !== null && policy["hold.approved"] === "free";
  return notes !== undefined && (notes.isExempt || notes.removal !== "none" || isApproved);
}

export const isApproved = ({ now }: Ground, { approvedAt }: Blueprint) =>
  approvedAt !== null && approvedAt <= now;

function ofWork(
  ground: Ground,
  change: Change,
  names: readonly string[],
  works: readonly Blueprint[],
): Expected {
  const { policy } = ground;
  const waiting = works.find((one) => one.state === "open" && isApproved(ground, one));
  if (waiting) return { code: "waiting", blueprint: waiting.name, wanted: "hold" };
  const outside = works.find(({ state }) => state !== "done");
  if (outside) return held("not-in-backlog", policy["hold.notInBacklog"], outside.name);
  if (works.length > 0) return none("finished", works[0]?.name);
  if (names.length > 0) return held("unknown-blueprint", policy["hold.unknownBlueprint"]);
  return sayingOf(change).isBug ? none("bug") : held("unlinked", policy["hold.unlinked"]);
}

const held = (code: string, setting: string, blueprint: string | null = null): Expected => ({
  code,
  blueprint,
  wanted: setting === "hold" ? "hold" : "none",
});
