/** One request that arrived, whatever became of it. `account` is a username, null for anonymous. */
export type Operation = {
  readonly seq: number;
  readonly at: string;
  readonly account: string | null;
  readonly method: string;
  /** Path with its query, as it was asked for. */
  readonly path: string;
  readonly body?: string;
  /** What the request came to, even if the answer was lost on its way: below 400 it was done. */
  readonly status: number;
  readonly isWrite: boolean;
  /** The scripted fault that befell it. */
  readonly fault?: string;
};

/** Most operations that are remembered, so that a sandbox which runs for weeks does not grow without end. */
const mostOperations = 100_000;

/** An append-only list of operations; `seq` counts on when the oldest are forgotten. */
export function operationLog() {
  const entries: Operation[] = [];
  let seq = 0;
  return {
    entries: entries as readonly Operation[],
    add: (operation: Omit<Operation, "seq">) => {
      seq += 1;
      entries.push({ seq, ...operation });
      if (entries.length > mostOperations) entries.splice(0, mostOperations / 10);
    },
  };
}

/** Whether a method is one that changes something. */
export const isWrite = (method: string): boolean => method !== "GET" && method !== "HEAD";
