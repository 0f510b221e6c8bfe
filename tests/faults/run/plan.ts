import { chanceOf } from "#lib/sandbox/demonstration/chance.ts";

/** One thing that is done in a run: when, in milliseconds after its begin, what, and the chance that it may use. */
export type Step = {
  readonly at: number;
  readonly act: string;
  /** Numbers from 0 to below a million, for whatever is to be chosen: the same in every run of this seed. */
  readonly draws: readonly number[];
};

/** What goes on at the same time; in each lane one thing comes after the other. */
export type Plan = {
  readonly people: readonly Step[];
  readonly deciders: readonly Step[];
  readonly processes: readonly Step[];
  readonly network: readonly Step[];
};

type Lane = {
  readonly acts: Readonly<Record<string, number>>;
  readonly gap: readonly [number, number];
};

/** How likely each act is among those of its lane, and the milliseconds from one to the next. */
export const lanes = {
  people: {
    acts: {
      upload: 6,
      rework: 4,
      "turn a blueprint down": 4,
      "finish a blueprint": 2,
      "vote down": 6,
      "vote up": 4,
      approve: 1,
      comment: 3,
      "set topic": 2,
      abandon: 4,
      restore: 3,
      merge: 3,
      "to progress": 2,
      "from progress": 2,
      "take the bot's vote off": 1,
    },
    gap: [200, 1_400],
  },
  deciders: {
    acts: {
      rank: 8,
      assign: 2,
      release: 2,
      ready: 3,
      bump: 1,
      "pause and resume": 1,
      exempt: 2,
      "exempt --off": 2,
      "slots.count": 2,
      defer: 1,
      reopen: 2,
    },
    gap: [2_000, 7_000],
  },
  processes: {
    acts: {
      "kill a worker": 5,
      "kill both workers": 2,
      "kill the web": 2,
      "kill redis": 2,
      "empty redis": 2,
      "freeze a worker": 1,
    },
    gap: [4_000, 14_000],
  },
  network: {
    acts: {
      "gerrit is down": 2,
      "gerrit is slow": 1,
      "gerrit is silent": 1,
      "gerrit slices": 1,
      "listings are truncated": 2,
      "votes are reset": 2,
      "redis is down": 1,
      "redis is slow": 1,
      "redis is silent": 1,
      "events are lost and doubled": 1,
      "too-many": 1,
      unavailable: 1,
      "lock-failure": 1,
      "login-page": 1,
      hang: 1,
      reset: 1,
      "done-then-reset": 3,
      truncated: 2,
      "broken-off": 1,
      "rows-missing": 2,
      "rows-doubled": 1,
    },
    gap: [1_000, 6_000],
  },
} satisfies Readonly<Record<keyof Plan, Lane>>;

/** The whole plan of a run: the same seed and length give the same. */
export function planOf(seed: number, milliseconds: number): Plan {
  const [people, deciders, processes, network] = [
    laneOf(lanes.people, seed * 4, milliseconds),
    laneOf(lanes.deciders, seed * 4 + 1, milliseconds),
    laneOf(lanes.processes, seed * 4 + 2, milliseconds),
    laneOf(lanes.network, seed * 4 + 3, milliseconds),
  ];
  return { people, deciders, processes, network };
}

function laneOf({ acts, gap }: Lane, seed: number, end: number): Step[] {
  const chance = chanceOf(seed);
  const among = Object.entries(acts).flatMap(([act, weight]) => Array<string>(weight).fill(act));
  const steps: Step[] = [];
  let at = chance.between(...gap);
  while (at < end) {
    const draws = Array.from({ length: 4 }, () => chance.below(1_000_000));
    steps.push({ at, act: chance.pick(among), draws });
    at += chance.between(...gap);
  }
  return steps;
}

/** What a draw chooses of a list; null of an empty one. */
export function chosen<T>(list: readonly T[], draw = 0): T | null {
  return list[draw % Math.max(1, list.length)] ?? null;
}

/** A number from `low` to `high`, both included, by a draw. */
export const within = (low: number, high: number, draw = 0): number =>
  low + (draw % (high - low + 1));
