import type { Redis } from "ioredis";
import type { JobKind, JobRow } from "./engine.ts";
import { jobNamed, nameOf } from "./ticks.ts";

type Named = { readonly kind: JobKind; readonly key: string };
type Dead = Extract<JobRow, { state: "dead" }>;
type Kept = { readonly since: number; readonly attempts: number; readonly error: string };

/** Dead letters in one hash of Redis, one for each kind and key. */
export type DeadLetters = {
  bury(job: Named, error: string, attempts: number): Promise<void>;
  /** A run of this kind and key went well: its dead letter is over. Asks Redis only where one is known. */
  over(job: Named): Promise<void>;
  has(job: Named): Promise<boolean>;
  /** False when there was none. */
  forget(job: Named): Promise<boolean>;
  count(): Promise<number>;
  list(): Promise<Dead[]>;
  /** Learns what other processes buried. */
  look(): Promise<void>;
};

/** The dead letters under this key. */
export function deadLetters(client: Redis, hash: string): DeadLetters {
  const known = new Set<string>();
  return {
    bury: async (job, error, attempts) => {
      const name = nameOf(job);
      known.add(name);
      const before = keptIn(await client.hget(hash, name));
      const since = before?.since ?? Date.now();
      const kept: Kept = { since, attempts: (before?.attempts ?? 0) + attempts, error };
      await client.hset(hash, name, JSON.stringify(kept));
    },
    over: async (job) => {
      if (known.delete(nameOf(job))) await client.hdel(hash, nameOf(job));
    },
    has: async (job) => (await client.hexists(hash, nameOf(job))) === 1,
    forget: async (job) => (await client.hdel(hash, nameOf(job))) === 1,
    count: () => client.hlen(hash),
    list: async () => {
      const all = Object.entries(await client.hgetall(hash));
      return all.flatMap(([id, text]) => rowOf(id, keptIn(text)));
    },
    look: async () => {
      for (const name of await client.hkeys(hash)) known.add(name);
    },
  };
}

const keptIn = (text: string | null) => (text === null ? null : (JSON.parse(text) as Kept));

function rowOf(id: string, kept: Kept | null): Dead[] {
  const job = jobNamed(id);
  if (job === null || kept === null) return [];
  return [{ ...job, ...kept, id, state: "dead", since: new Date(kept.since) }];
}
