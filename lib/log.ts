import { destination, pino, stdSerializers } from "pino";

/** What an operator reads: one line of JSON for each event, on standard error. A thrown error goes under `error`. */
export const log = pino(
  { base: null, serializers: { error: stdSerializers.err } },
  destination({ dest: 2, sync: true }),
);
