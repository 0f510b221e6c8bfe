import { appendFileSync } from "node:fs";
import type { Stall } from "#tests/faults/check/records.ts";

/** All that was done in a run, with the time since its begin, in a file and on the screen. */
export type Journal = {
  readonly note: (text: string) => void;
  /** Notes something that lasts, and remembers it as a stall until it is over. */
  readonly during: <T>(what: string, act: () => Promise<T>) => Promise<T>;
  readonly stalls: readonly Stall[];
};

export function openJournal(file: string): Journal {
  const begun = Date.now();
  const stalls: Stall[] = [];
  const note = (text: string) => {
    const seconds = ((Date.now() - begun) / 1_000).toFixed(1).padStart(7);
    const line = `${seconds} s  ${text}\n`;
    appendFileSync(file, line);
    process.stdout.write(line);
  };
  return {
    note,
    stalls,
    during: async (what, act) => {
      const from = Date.now();
      note(what);
      try {
        return await act();
      } finally {
        stalls.push({ from, until: Date.now(), what });
        note(`over: ${what}`);
      }
    },
  };
}
