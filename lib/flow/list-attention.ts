import { distance } from "fastest-levenshtein";
import { type AttentionCode, unknownNote } from "#lib/domain/attention-words.ts";
import { type Concern, concernsIn } from "#lib/domain/concerns.ts";
import { nameOf } from "#lib/domain/exemption.ts";
import { nearestNames } from "#lib/domain/nearest-name.ts";
import type { World } from "#lib/domain/world.ts";
import { lookAtProject, type Sight } from "./look-at-project.ts";
import type { Needs, Project } from "./needs.ts";
import { oncePerSight } from "./once-per-sight.ts";
import { type Condition, readCondition } from "./read-condition.ts";
import { unansweredHolds } from "./unanswered-holds.ts";

/** What wants a person's eyes in a project. */
export type Attention = {
  readonly project: string;
  /** Those with something in them. */
  readonly groups: readonly AttentionGroup[];
  /** How many things need a person, and how many of them are votes that nothing explains. */
  readonly pressing: number;
  readonly orphans: number;
  /** New holds that wait for a person's word. */
  readonly unanswered: number;
  readonly condition: Condition;
};

export type AttentionGroup = {
  readonly code: AttentionCode;
  readonly total: number;
  readonly pressing: number;
  /** The first of them. */
  readonly items: readonly AttentionItem[];
};

export type AttentionItem = {
  readonly code: AttentionCode;
  /** The slot that it is about, null for what is about a change. */
  readonly slot: number | null;
  /** Null for what is about a slot, and so are subject and owner. */
  readonly change: number | null;
  readonly subject: string | null;
  readonly owner: string | null;
  readonly blueprint: string | null;
  /** Since when it is so, or when it happened; null where that tells nothing. */
  readonly since: Date | null;
  readonly note: string | null;
  /** Whether a person should act; the rest is good to know. */
  readonly pressing: boolean;
};

const most = 50;

/** What wants a person's eyes, each kind with its first 50. */
export async function listAttention(needs: Needs, project: Project): Promise<Attention> {
  const sight = await lookAtProject(needs, project);
  const groups = groupsIn(sight);
  return {
    project: project.key,
    groups,
    pressing: groups.reduce((sum, group) => sum + group.pressing, 0),
    orphans: concernsOf(sight, "orphan").length,
    unanswered: unansweredHolds(sight),
    condition: await readCondition(needs, project),
  };
}

const found = oncePerSight((sight) =>
  concernsIn(sight, { isRunning: sight.isStarted && !sight.isPaused, blocked: sight.blocked }),
);

/** What there is of one kind. */
export const concernsOf = (sight: Sight, code: AttentionCode): readonly Concern[] =>
  found(sight).get(code) ?? [];

const groupsIn = oncePerSight((sight): readonly AttentionGroup[] =>
  [...found(sight)]
    .filter(([, concerns]) => concerns.length > 0)
    .map(([code, concerns]) => ({
      code,
      total: concerns.length,
      pressing: concerns.filter(({ isPressing }) => isPressing).length,
      items: concerns.slice(0, most).map((concern) => itemOf(sight, concern)),
    })),
);

function itemOf({ world }: Sight, concern: Concern): AttentionItem {
  const { code, slot, change, blueprint, since, isPressing } = concern;
  return {
    code,
    slot,
    change: change?.number ?? null,
    subject: change?.subject ?? null,
    owner: change === null ? null : nameOf(world.accounts, change.owner),
    blueprint,
    since,
    note: code === "unknown-blueprint" ? nearNote(world, concern) : concern.note,
    pressing: isPressing,
  };
}

/** Comparing with every name takes long, so it is done only for what is shown. */
function nearNote({ blueprints }: World, { verdict }: Concern): string | null {
  if (verdict?.code !== "unknown-blueprint") return null;
  const known = blueprints.map(({ name }) => name);
  return unknownNote(
    verdict.names.map((name) => ({ name, near: nearestNames(name, known, distance) })),
  );
}
