import { AsyncLocalStorage } from "node:async_hooks";
import { destination, type Logger, pino, stdSerializers, stdTimeFunctions } from "pino";
import { hideSecrets } from "./secret.ts";

/** What a line tells besides its own event: of which request, job, server or project it is. */
export type LogFields = Readonly<Record<string, string | number>>;

type Shared = { readonly logger: Logger; readonly fields: AsyncLocalStorage<LogFields> };

declare global {
  // Pages and instrumentation are two instances of every module; there is one log.
  var reviewSlotsLog: Shared | undefined;
}

function createShared(): Shared {
  const fields = new AsyncLocalStorage<LogFields>();
  const logger = pino(
    {
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      serializers: { error: stdSerializers.err },
      mixin: () => ({ ...fields.getStore() }),
      hooks: { streamWrite: hideSecrets },
    },
    destination({ dest: 2, sync: true }),
  );
  return { logger, fields };
}

globalThis.reviewSlotsLog ??= createShared();
const { logger, fields } = globalThis.reviewSlotsLog;

/**
 * What an operator reads: one line of JSON for each event, on standard error. A thrown error goes under `error`; a
 * secret of this process never does.
 */
export const log = logger;

/** How much is written from now on, from `debug` to `silent`. */
export function setLogLevel(level: string): void {
  log.level = level;
}

/** Does `work`, and every line that is written on its way carries these fields too. */
export function withLogFields<T>(added: LogFields, work: () => T): T {
  return fields.run({ ...fields.getStore(), ...added }, work);
}
