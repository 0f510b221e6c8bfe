import { createAlarm } from "./alarm.ts";
import type { OnTrouble } from "./tuning.ts";

/** Does something again and again until it is stopped. */
export type Heart = { beatNow(): void; stop(): Promise<void> };

/** Beats now and then every so many milliseconds, one beat at a time; one that fails is told of, and not the last. */
export function startHeart(beat: () => Promise<void>, every: number, onTrouble: OnTrouble): Heart {
  const alarm = createAlarm();
  const state = { isStopped: false };
  const run = async () => {
    while (!state.isStopped) {
      await beat().catch((error: unknown) => onTrouble(error, "a sign of life was missed"));
      if (!state.isStopped) await alarm.sleep(every);
    }
  };
  const running = run();
  return {
    beatNow: alarm.ring,
    stop: async () => {
      state.isStopped = true;
      alarm.ring();
      await running;
    },
  };
}
