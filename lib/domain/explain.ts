import { type Blueprint, keyOf, type Tenure } from "./blueprint.ts";
import { slotNumbersIn } from "./decision.ts";
import { type Field, fieldIn, type Ready, readyIn } from "./field.ts";
import { mostSlots } from "./policy.ts";
import { type Missing, missingFor, repaired, repairsIn } from "./readiness.ts";
import { type Candidate, contenders, fill, type SlotNumbers } from "./slots.ts";
import { openChangesOf, type Survey, type World } from "./world.ts";

/** One thing that people can do for a blueprint to win a slot, in the order in which they are tried (b33). */
export type Step =
  /** By the author, on one change. */
  | { readonly kind: "repair"; readonly missing: readonly Missing[] }
  /** By a person's word, `ready`. */
  | { readonly kind: "declare"; readonly missing: readonly Missing[] }
  /** By who ranks: to this place among all known blueprints, which is `above`'s now. */
  | { readonly kind: "rank"; readonly to: number; readonly above: string }
  /** By who sets the policy. */
  | { readonly kind: "slots"; readonly count: number };

/** The least that wins a slot; no steps: it wins as things are. */
export type Win = {
  readonly steps: readonly Step[];
  readonly when:
    | { readonly kind: "next-pass" }
    /** With this number, the lowest whose vacancy it would win. */
    | { readonly kind: "slot-frees"; readonly slot: number };
};

/** A blueprint among those that are ready, as they are once its own steps are done. */
type Race = {
  readonly needed: readonly Step[];
  readonly runner: Candidate;
  /** The first `place` of all of them are ranked above it. */
  readonly ready: Ready;
  readonly place: number;
  readonly tenures: readonly Tenure[];
  readonly numbers: SlotNumbers;
  readonly known: Survey["known"];
};

/**
 * Why not this blueprint, and the smallest change that would win a slot (b33): in the next pass; where all slots that
 * it could have are taken, at the next vacancy; and only then with more slots. Null where it does not stand in line
 * or nothing helps. Takes some ten fills, so it is cheap for thousands of blueprints.
 */
export function whatWouldWin(
  world: World,
  survey: Survey,
  name: string,
  field: Field = fieldIn(world, survey),
): Win | null {
  const blueprint = survey.known.get(keyOf(name));
  if (blueprint === undefined) return null;
  if (field.standings.get(keyOf(name))?.kind !== "in-line") return null;
  const race = raceOf(world, survey, blueprint, field);
  return inNextPass(race) ?? atVacancy(race) ?? withMoreSlots(race);
}

function raceOf(world: World, survey: Survey, blueprint: Blueprint, field: Field): Race {
  const key = keyOf(blueprint.name);
  const needed = neededSteps(world, survey, key, field.missing.get(key) ?? []);
  const ready = readyAfter(world, survey, key, needed, field);
  const runner = { blueprint: key, kind: blueprint.kind };
  const rankAt = (index: number) => survey.known.get(ready.all[index]?.blueprint ?? "")?.rank ?? 0;
  const isNotAbove = (index: number) => rankAt(index) >= blueprint.rank;
  return {
    ...{ needed, runner, ready, known: survey.known },
    place: least(0, ready.all.length - 1, isNotAbove) ?? ready.all.length,
    tenures: world.tenures,
    numbers: slotNumbersIn(world, [runner, ...ready.contenders]),
  };
}

/** Who is ready once the steps are done: a repaired change may make other blueprints of its ready too. */
function readyAfter(
  world: World,
  survey: Survey,
  key: string,
  steps: readonly Step[],
  { ready, missing }: Field,
): Ready {
  const mended = missingAfter(world, survey, key, steps);
  return mended.size === 0 ? ready : readyIn(world, survey, new Map([...missing, ...mended]));
}

/** What the blueprint itself lacks: without these steps no other one helps. */
function neededSteps(
  world: World,
  survey: Survey,
  key: string,
  missing: readonly Missing[],
): readonly Step[] {
  const repairs = repairsIn(missing, openChangesOf(survey, key), world.policy.values);
  const words = missing.filter(({ code }) => wordCodes.has(code));
  return [
    ...(repairs.length > 0 ? [{ kind: "repair", missing: repairs } as const] : []),
    ...(words.length > 0 ? [{ kind: "declare", missing: words } as const] : []),
  ];
}

/** What `slots ready` says. */
const wordCodes: ReadonlySet<Missing["code"]> = new Set(["declared", "author-present", "returned"]);

/** What the other blueprints of the changes that the steps repair lack after that. */
function missingAfter(
  world: World,
  survey: Survey,
  key: string,
  steps: readonly Step[],
): ReadonlyMap<string, readonly Missing[]> {
  const after = new Map<string, readonly Missing[]>();
  const mended = new Set(steps.flatMap((step) => (step.kind === "repair" ? numbersIn(step) : [])));
  const policy = world.policy.values;
  for (const number of mended) {
    for (const { blueprint } of survey.links.get(number)?.known ?? []) {
      const other = keyOf(blueprint.name);
      if (other === key) continue;
      const open = openChangesOf(survey, other).map((change) =>
        mended.has(change.number) ? repaired(change, policy) : change,
      );
      after.set(other, missingFor(blueprint, open, policy, world.now));
    }
  }
  return after;
}

const numbersIn = ({ missing }: Extract<Step, { kind: "repair" }>): readonly number[] =>
  missing.flatMap((one) => ("changes" in one ? one.changes : []));

function inNextPass(race: Race): Win | null {
  const move = moveFor(race, race.tenures);
  return move && { steps: [...race.needed, ...move], when: { kind: "next-pass" } };
}

/** Who enters depends on the kinds inside only, so one vacancy of each kind stands for all. */
function atVacancy(race: Race): Win | null {
  const tenures = race.tenures.toSorted((a, b) => a.number - b.number);
  const vacated = [...new Map(tenures.toReversed().map((one) => [one.kind, one])).values()];
  const wins = vacated.flatMap(({ number }) => {
    const move = moveFor(
      race,
      tenures.filter((tenure) => tenure.number !== number),
    );
    return move === null ? [] : [{ move, slot: number }];
  });
  const [least] = wins.toSorted((a, b) => a.move.length - b.move.length || a.slot - b.slot);
  if (least === undefined) return null;
  const when = { kind: "slot-frees", slot: least.slot } as const;
  return { steps: [...race.needed, ...least.move], when };
}

function withMoreSlots(race: Race): Win | null {
  const { all } = race.ready;
  const wider = { ...race, ready: { all, contenders: contenders(all, mostSlots) } };
  for (const place of [race.place, 0]) {
    const isEnough = (count: number) => wins(wider, place, race.tenures, count);
    const count = least(race.numbers.count + 1, mostSlots, isEnough);
    if (count === null) continue;
    const move = moveFor(wider, race.tenures, count) ?? [];
    const steps: Step[] = [...race.needed, ...move, { kind: "slots", count }];
    return { steps, when: { kind: "next-pass" } };
  }
  return null;
}

/** The smallest move up the order that wins: none where its own place does, null where even the first does not. */
function moveFor(
  race: Race,
  occupied: readonly Tenure[],
  count = race.numbers.count,
): readonly Step[] | null {
  const up = least(0, race.place, (passed) => wins(race, race.place - passed, occupied, count));
  if (up === null || up === 0) return up === null ? null : [];
  const passed = race.known.get(race.ready.all[race.place - up]?.blueprint ?? "");
  return passed === undefined ? null : [{ kind: "rank", to: passed.rank, above: passed.name }];
}

/** Whether the runner enters with so many of the ready ones ranked above it; those below it change nothing. */
function wins(race: Race, place: number, occupied: readonly Tenure[], count: number): boolean {
  const above = race.ready.contenders.filter((other) => other.place < place);
  const entries = fill(occupied, [...above, race.runner], { ...race.numbers, count });
  return entries.at(-1)?.blueprint === race.runner.blueprint;
}

/**
 * The least whole number from `low` to `high` for which `isSo`, null for none; it must stay so once it is. Fill is such:
 * with fewer ahead, or with one slot more (which lets in at most one more of those ahead), who entered still enters.
 */
function least(low: number, high: number, isSo: (number: number) => boolean): number | null {
  if (low > high || !isSo(high)) return null;
  let [from, to] = [low, high];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (isSo(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
