import { type Blueprint, type Bumped, keyOf, type Tenure } from "./blueprint.ts";
import type { SeenChange } from "./change.ts";
import { type Freed, watch } from "./freeing.ts";
import type { Policy } from "./policy.ts";
import { heard, isBumpDue, type SlotTurn, slotTurn } from "./silence.ts";
import { type Listening, lastActivity, type Turn, turnOf } from "./turn.ts";
import { type FollowedChange, type OwnWork, type Survey, survey, type World } from "./world.ts";

/** A blueprint that leaves its slot by itself. */
export type Leaving = { readonly tenure: Tenure; readonly freed: Freed };

/** What this pass learns of the slots: who leaves, and since when others stand empty (only what changed). */
export type Watching = {
  readonly leaving: readonly Leaving[];
  readonly emptySince: ReadonlyMap<string, Date | null>;
};

/** Who would leave a slot now. Before it is done each change of theirs is read singly. */
export function watchSlots(world: World, survey: Survey): Watching {
  const leaving: Leaving[] = [];
  const emptySince = new Map<string, Date | null>();
  const { firstReadAt } = world;
  if (firstReadAt === null) return { leaving, emptySince };
  const policy = world.policy.values;
  const freeEmptyAfter = emptyFor(world);
  // By a wrong clock nobody can tell how long anybody has been silent.
  const turns: Turns = world.isClockWrong ? new Map() : turnsIn(world, survey);
  for (const tenure of world.tenures) {
    const changes = survey.own.get(tenure.blueprint) ?? [];
    const watched = watch(tenure, changes, firstReadAt, freeEmptyAfter, world.now);
    const bump = bumpFor(turns.get(tenure.blueprint), policy, world.now);
    if (watched.kind === "free") leaving.push({ tenure, freed: watched.freed });
    else if (bump !== null) leaving.push({ tenure, freed: bump });
    else if (isNews(watched.emptySince, tenure.emptySince, world)) {
      emptySince.set(tenure.blueprint, watched.emptySince);
    }
  }
  return { leaving, emptySince };
}

/** How long a slot stands empty before it falls free: by a wrong clock at once, or not at all. */
function emptyFor({ isClockWrong, policy: { values } }: World): number {
  const after = values["slots.freeEmptyAfter"];
  return isClockWrong && after > 0 ? Number.POSITIVE_INFINITY : after;
}

/** By a wrong clock it is seen that a slot is in use, and not since when it is not. */
function isNews(since: Date | null, before: Date | null, { isClockWrong }: World): boolean {
  if (isClockWrong && since !== null) return false;
  return since?.getTime() !== before?.getTime();
}

/** The bump that a silent author's slot is due for, null for none: who only observes sends nobody a warning. */
export function bumpFor(turn: SlotTurn | undefined, policy: Policy, now: Date): Bump | null {
  if (turn?.kind !== "author" || turn.silence === null) return null;
  if (policy["hold.mode"] === "observe") return null;
  const { of, warnedAt } = turn.silence;
  if (warnedAt === null || !isBumpDue(turn.silence, now)) return null;
  return { code: "bumped", silentSince: of, warnedAt };
}

type Bump = Extract<Freed, { code: "bumped" }>;

type Turns = ReadonlyMap<string, SlotTurn>;

/** Whose turn each blueprint in a slot is, by key. */
export function turnsIn(world: World, { own, known }: Survey): Turns {
  const by = listeningIn(world);
  return new Map(
    world.tenures.map((tenure) => {
      const { awayUntil = null } = known.get(tenure.blueprint) ?? {};
      const turn = slotTurn({
        tenure,
        blueprint: { awayUntil },
        changes: own.get(tenure.blueprint) ?? [],
        pauses: world.pauses,
        policy: world.policy.values,
        by,
      });
      return [tenure.blueprint, turn];
    }),
  );
}

/** Whose turn one change is; null where it is closed, or nobody knows well enough what was said on it. */
export function turnIn(world: World, followed: FollowedChange): Turn | null {
  if (followed.change.status !== "NEW") return null;
  const [known] = heard(followed);
  return known ? turnOf(known.change, known.conversation, listeningIn(world)) : null;
}

/** Whose words count in a project: nobody's are those of service users and of the bot itself. */
export function listeningIn({ accounts, bot, policy, now }: World): Listening {
  const services = [...accounts.values()].filter(({ isService }) => isService).map(({ id }) => id);
  return {
    services: bot === null ? services : [...new Set([...services, bot])],
    ciLabel: policy.values["ready.ciLabel"],
    now,
  };
}

/** A blueprint whose author did something after its bump. */
export type Returned = {
  readonly blueprint: Blueprint;
  readonly bumped: Bumped;
  readonly change: number;
  readonly at: Date;
};

/**
 * The world in which bumped blueprints whose author is back are bumped no more (product.md, "Ready": returned), and
 * which they are. An author's sign counts on any open change, a new one's first patch set included.
 */
export function welcomeBack(world: World): {
  readonly world: World;
  readonly returned: readonly Returned[];
} {
  const isBumped = world.blueprints.some(({ bumped }) => bumped !== null);
  if (!isBumped) return { world, returned: [] };
  const { own } = survey(world);
  const by = listeningIn(world);
  const returned = world.blueprints.flatMap(
    (blueprint) => returnOf(blueprint, own.get(keyOf(blueprint.name)) ?? [], by) ?? [],
  );
  const back = new Set(returned.map(({ blueprint }) => blueprint));
  const blueprints = world.blueprints.map((one) =>
    back.has(one) ? { ...one, bumped: null } : one,
  );
  return { world: { ...world, blueprints }, returned };
}

function returnOf(
  blueprint: Blueprint,
  changes: readonly OwnWork[],
  by: Listening,
): Returned | null {
  const { bumped } = blueprint;
  if (bumped === null) return null;
  const owners = changes.map(({ change }) => change.owner);
  const signs = changes.flatMap(({ change, conversation }) =>
    change.status === "NEW" && conversation !== null
      ? [{ change: change.number, at: lastActivity(change, conversation, by, owners) }]
      : [],
  );
  const [newest] = signs.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  if (newest === undefined || newest.at <= bumped.silentSince) return null;
  return { blueprint, bumped, ...newest };
}

/**
 * The open changes of blueprints with a slot, or bumped from one, on which nobody has listened since they changed:
 * nothing but these tells whose turn it is, or whether an author is back.
 */
export function unheardIn(world: World, { own }: Survey): readonly SeenChange[] {
  const bumped = world.blueprints.filter((blueprint) => blueprint.bumped !== null);
  const keys = [
    ...world.tenures.map(({ blueprint }) => blueprint),
    ...bumped.map(({ name }) => keyOf(name)),
  ];
  const open = keys
    .flatMap((key) => own.get(key) ?? [])
    .filter((work) => work.change.status === "NEW" && heard(work).length === 0);
  return [...new Map(open.map(({ change }) => [change.number, change])).values()];
}
