import type { Tenure } from "./blueprint.ts";

/**
 * An instant from which a clock counts, after a pause: the time of the pause is as if it had not been. A clock that
 * began during the pause counts from its end.
 */
export function resumedClock(from: Date, pausedAt: Date, now: Date): Date {
  const stood = now.getTime() - Math.max(from.getTime(), pausedAt.getTime());
  return new Date(from.getTime() + Math.max(0, stood));
}

/** The clocks of a tenure after a pause. */
export function resumedTenure(
  { clockFrom, emptySince }: Pick<Tenure, "clockFrom" | "emptySince">,
  pausedAt: Date,
  now: Date,
): Pick<Tenure, "clockFrom" | "emptySince"> {
  return {
    clockFrom: clockFrom && resumedClock(clockFrom, pausedAt, now),
    emptySince: emptySince && resumedClock(emptySince, pausedAt, now),
  };
}
