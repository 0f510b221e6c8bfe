/** A sleep that can be ended. Rung while nobody sleeps, it ends the next sleep at once. */
export type Alarm = { ring(): void; sleep(milliseconds: number): Promise<void> };

/** An alarm of one sleeper. */
export function createAlarm(): Alarm {
  let isRung = false;
  let wake = () => {};
  return {
    ring: () => {
      isRung = true;
      wake();
    },
    sleep: async (milliseconds) => {
      if (!isRung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      isRung = false;
    },
  };
}
