/** What must not be missed. A `count` is exact and gates; a `time` is a ratio, judged by its favourable quartile. */
export type Goal = {
  readonly kind: "count" | "time";
  readonly bound: "at most" | "at least" | "exactly";
  readonly value: number;
};

/** One measured thing: a row of the table. */
export type Measured = {
  readonly what: string;
  /** Null for what is only told. */
  readonly goal: Goal | null;
  readonly value: number;
  /** How it came about: median, number of pairs, bytes. */
  readonly details: string;
};

/** One figure of the quality targets, and how it is taken. */
export type Figure = {
  /** As it is called on the command line and in the quality targets. */
  readonly name: string;
  readonly title: string;
  readonly measure: () => Promise<readonly Measured[]>;
};

export type Verdict = "met" | "missed" | "told";

export function verdictOf({ goal, value }: Measured): Verdict {
  if (goal === null) return "told";
  const met = {
    "at most": value <= goal.value,
    "at least": value >= goal.value,
    exactly: value === goal.value,
  };
  return met[goal.bound] ? "met" : "missed";
}

export const atMost = (value: number): Goal => ({ kind: "time", bound: "at most", value });
export const atLeast = (value: number): Goal => ({ kind: "time", bound: "at least", value });
export const counted = (bound: Goal["bound"], value: number): Goal => ({
  kind: "count",
  bound,
  value,
});
