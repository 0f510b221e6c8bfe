import { destination, pino } from "pino";

/** What an operator reads: one line of JSON for each event, on standard error. */
export const log = pino({ base: null }, destination({ dest: 2, sync: true }));
