import fc from "fast-check";
import { expect, test } from "vitest";
import { type Pause, resumedTenure } from "#lib/domain/pause.ts";
import { defaultPolicy, type Policy } from "#lib/domain/policy.ts";
import { isBumpDue, isWarningDue, type SlotTurn, slotTurn } from "#lib/domain/silence.ts";
import { blueprint, tenure } from "#tests/support/world.ts";
import { type Happening, hours, lifeOf } from "./turn-life.ts";
import { byTheRule, history, services } from "./turn-rule.ts";

/** A pause, in hours. */
type Break = { readonly from: number; readonly until: number };
type Act = { readonly act: "warn" | "bump"; readonly at: number };

/** What happens to one blueprint in a slot, by the hour. */
type Course = {
  /** On its two changes. */
  readonly lives: readonly [readonly Happening[], readonly Happening[]];
  /** Hours after the one before: a pass, or the beginning or end of a pause. */
  readonly service: readonly { readonly gap: number; readonly kind: "pass" | "pause" | "policy" }[];
  readonly policies: readonly { readonly warnAfter: number; readonly more: number }[];
};

const course: fc.Arbitrary<Course> = fc.record({
  lives: fc.tuple(history, history),
  service: fc.array(
    fc.record({
      gap: fc.integer({ min: 1, max: 30 }),
      kind: fc.constantFrom("pass", "pass", "pass", "pass", "pause", "policy"),
    }),
    { minLength: 5, maxLength: 60 },
  ),
  policies: fc.array(
    fc.record({
      warnAfter: fc.integer({ min: 0, max: 40 }),
      more: fc.integer({ min: 0, max: 40 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

test("a warning and a bump come when the rule says so, whatever passes, pauses and policies there are", () => {
  const seen = { warned: 0, bumped: 0 };
  fc.assert(
    fc.property(course, (one) => {
      const { expected, done } = live(one);
      expect(done).toEqual(expected);
      seen.warned += done.filter(({ act }) => act === "warn").length;
      seen.bumped += done.filter(({ act }) => act === "bump").length;
    }),
    { numRuns: 2_000 },
  );
  // A property that never sees what it is about proves nothing.
  expect(Math.min(seen.warned, seen.bumped)).toBeGreaterThan(100);
});

/** The course as the domain decides it and as the rule has it, up to the bump or the first difference. */
function live(course: Course): { done: Act[]; expected: Act[] } {
  const [done, expected]: [Act[], Act[]] = [[], []];
  const [domain, rule] = [domainStage(), ruleStage()];
  for (const step of stepsOf(course)) {
    const { at } = step;
    const does = domain.take(step);
    const should = rule.take(step);
    if (does) done.push({ act: does, at });
    if (should) expected.push({ act: should, at });
    if (does !== should || does === "bump") break;
  }
  return { done, expected };
}

/** A pass or the turn of a pause, with all that is so then. */
type Step = {
  readonly at: number;
  readonly kind: "pass" | "pause";
  readonly isPaused: boolean;
  readonly times: Times;
  readonly lives: Lives;
};

function stepsOf({ lives, service, policies }: Course): Step[] {
  const steps: Step[] = [];
  const [first = { warnAfter: 0, more: 0 }] = policies;
  let [at, version, isPaused, times] = [0, 0, false, first];
  for (const { gap, kind } of service) {
    at += gap;
    if (kind === "policy") {
      version += 1;
      times = policies[version % policies.length] ?? first;
      continue;
    }
    const known = lives.map((life) => life.filter((one) => one.at <= at));
    steps.push({ at, kind, isPaused, times, lives: known });
    if (kind === "pause") isPaused = !isPaused;
  }
  return steps;
}

type Times = Course["policies"][number];
type Lives = readonly (readonly Happening[])[];

/** What the domain does with a slot, kept as the database keeps it. */
function domainStage() {
  const cells = blueprint("cells", 1);
  let slot = tenure(cells, 1, { since: hours(0), clockFrom: hours(0) });
  let pausedAt = hours(0);
  const pauses: Pause[] = [];
  const resume = (now: Date) => {
    slot = { ...slot, ...resumedTenure(slot, pausedAt, now) };
    pauses.push({ from: pausedAt, until: now });
  };
  const pass = ({ at, lives, times }: Step): Act["act"] | null => {
    const now = hours(at);
    const turn = slotTurn({
      ...{ tenure: slot, blueprint: cells, pauses, policy: policyOf(times) },
      changes: lives.map((life, index) => lifeOf(life, 7 + index)),
      by: { services, ciLabel: "Verified", now },
    });
    const act = actOn(turn, now);
    const of = turn.kind === "author" ? turn.silence?.of : undefined;
    if (act === "warn" && of) slot = { ...slot, warned: { at: now, of } };
    return act;
  };
  return {
    take: (step: Step): Act["act"] | null => {
      if (step.kind === "pass") return step.isPaused ? null : pass(step);
      if (step.isPaused) resume(hours(step.at));
      else pausedAt = hours(step.at);
      return null;
    },
  };
}

function actOn(turn: SlotTurn, now: Date): Act["act"] | null {
  if (turn.kind !== "author" || turn.silence === null) return null;
  if (isBumpDue(turn.silence, now)) return "bump";
  return isWarningDue(turn.silence, now) ? "warn" : null;
}

const inHours = (count: number) => hours(count).getTime() - hours(0).getTime();
const policyOf = ({ warnAfter, more }: Times): Policy => ({
  ...defaultPolicy,
  "bump.warnAfter": inHours(warnAfter),
  "bump.after": inHours(warnAfter + more),
});

/** The rule of product.md ("Bumped") in hours of which those in a pause do not count. */
function ruleStage() {
  const breaks: Break[] = [];
  let pausedAt = 0;
  let warned = { at: -1, of: -1 };
  const pass = ({ at, lives, times: { warnAfter, more } }: Step): Act["act"] | null => {
    const silent = silentSince(lives, at);
    if (silent === null) return null;
    const isFor = (hours: number, since: number) => awake(breaks, since, at) >= hours;
    if (warned.of >= silent) {
      return isFor(warnAfter + more, silent) && isFor(more, warned.at) ? "bump" : null;
    }
    if (!isFor(warnAfter, silent)) return null;
    warned = { at, of: silent };
    return "warn";
  };
  return {
    take: (step: Step): Act["act"] | null => {
      if (step.kind === "pass") return step.isPaused ? null : pass(step);
      if (step.isPaused) breaks.push({ from: pausedAt, until: step.at });
      else pausedAt = step.at;
      return null;
    },
  };
}

/** Null where it is somebody else's turn on one of the changes. */
function silentSince(lives: Lives, at: number): number | null {
  const turns = lives.map((life) => byTheRule(life, at));
  if (turns.some(({ of }) => of !== "author")) return null;
  return Math.max(...turns.flatMap(({ since, active }) => [since, active]));
}

function awake(breaks: readonly Break[], since: number, until: number): number {
  const overlaps = breaks.map((one) => Math.min(one.until, until) - Math.max(one.from, since));
  return overlaps.reduce((rest, overlap) => rest - Math.max(0, overlap), until - since);
}
