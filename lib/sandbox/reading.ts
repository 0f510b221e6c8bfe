import type { SandboxState } from "./state.ts";

/** The read that is going on over a state, if there is one: it remembers nothing beyond its end. */
const reads = new WeakMap<SandboxState, object>();

/** Runs a request that only reads. While it runs, nothing changes, so what was computed once holds to its end. */
export function whileReading<T>(state: SandboxState, act: () => T): T {
  reads.set(state, {});
  try {
    return act();
  } finally {
    reads.delete(state);
  }
}

/** Makes a computation over the state that is done once per key in a read, and every time outside of one. */
export function oncePerRead<Args extends readonly unknown[], T extends object>(
  keyOf: (...args: Args) => string,
  compute: (state: SandboxState, ...args: Args) => T,
): (state: SandboxState, ...args: Args) => T {
  const memories = new WeakMap<object, Map<string, T>>();
  return (state, ...args) => {
    const read = reads.get(state);
    if (read === undefined) return compute(state, ...args);
    const memory = memories.get(read) ?? new Map<string, T>();
    memories.set(read, memory);
    const key = keyOf(...args);
    const result = memory.get(key) ?? compute(state, ...args);
    memory.set(key, result);
    return result;
  };
}
