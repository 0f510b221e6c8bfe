import type { Records } from "./records.ts";

const mostToStop = 10_000;

export const damaged = ({ damage }: Records): string[] => [...damage];

export const unaskedEnds = ({ deaths }: Records): string[] => [...deaths];

/** A server that does not answer is no reason to give a job up. */
export const givenUp = ({ deadLetters }: Records): string[] => [...deadLetters];

/** Two periods after the faults nothing is left to do, and a plan finds nothing either. */
export function neverQuiet({ quietAfter, quietWithin, leftToDo }: Records): string[] {
  const late = quietAfter === null || quietAfter > quietWithin;
  const after = quietAfter === null ? "never" : `after ${quietAfter} ms`;
  return [
    ...(late ? [`quiet ${after}, not within ${quietWithin} ms`] : []),
    ...leftToDo.map((one) => `a plan at the end would still ${one}`),
  ];
}

export const slowStops = ({ stops }: Records): string[] =>
  stops
    .filter((milliseconds) => milliseconds > mostToStop)
    .map((milliseconds) => `a process took ${milliseconds} ms to end on SIGTERM`);
