import { setTimeout as sleep } from "node:timers/promises";

/** Waits until what comes next is later: Gerrit counts in seconds, and within one nothing comes after anything. */
export const nextSecond = (): Promise<void> => sleep(1_100);
