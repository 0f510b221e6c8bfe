import type { Tenure } from "./blueprint.ts";
import type { World } from "./world.ts";

/** A time in which a project stood still. */
export type Pause = { readonly from: Date; readonly until: Date };

/**
 * An instant from which a clock counts, after a pause: the time of the pause is as if it had not been. A clock that
 * began during the pause counts from its end.
 */
export function resumedClock(from: Date, pausedAt: Date, now: Date): Date {
  const stood = now.getTime() - Math.max(from.getTime(), pausedAt.getTime());
  return new Date(from.getTime() + Math.max(0, stood));
}

/**
 * The same for an instant that is not ours to move, such as the server's date of a patch set: every pause since counts
 * for nothing. The pauses are in order and do not overlap, so that none of them is counted twice.
 */
export const afterPauses = (from: Date, pauses: readonly Pause[]): Date =>
  pauses.reduce((clock, pause) => resumedClock(clock, pause.from, pause.until), from);

/** Pauses that a silence in one of these tenures can still be about; older ones are forgotten. */
export function neededPauses(
  pauses: readonly Pause[],
  tenures: readonly Pick<Tenure, "since">[],
): readonly Pause[] {
  const oldest = Math.min(...tenures.map(({ since }) => since.getTime()));
  return pauses.filter(({ until }) => until.getTime() > oldest);
}

type Clocks = Pick<Tenure, "clockFrom" | "emptySince" | "warned">;

/** The clocks of a tenure after a pause. */
export function resumedTenure(
  { clockFrom, emptySince, warned }: Clocks,
  pausedAt: Date,
  now: Date,
): Clocks {
  return {
    clockFrom: clockFrom && resumedClock(clockFrom, pausedAt, now),
    emptySince: emptySince && resumedClock(emptySince, pausedAt, now),
    warned: warned && { ...warned, at: resumedClock(warned.at, pausedAt, now) },
  };
}

/** The day of something in a world whose clocks stand still, as it is without them: it does not move on in a pause. */
export const stoodAt = (at: Date, { pausedAt, now }: Pick<World, "pausedAt" | "now">): Date =>
  pausedAt === null ? at : new Date(at.getTime() - (now.getTime() - pausedAt.getTime()));

/** A world with its clocks as they are if it went on now: while it is paused they stand still. */
export function clocksStill(world: World): World {
  const { now, pausedAt, pauses, debtReadyAt, tenures } = world;
  if (pausedAt === null) return world;
  return {
    ...world,
    debtReadyAt: debtReadyAt && resumedClock(debtReadyAt, pausedAt, now),
    pauses: [...pauses, { from: pausedAt, until: now }],
    tenures: tenures.map((tenure) => ({ ...tenure, ...resumedTenure(tenure, pausedAt, now) })),
  };
}
