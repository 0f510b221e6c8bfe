import { setTimeout as sleep } from "node:timers/promises";
import type { Lease, Store } from "#lib/database/store.ts";
import type { Needs, ServerNeeds } from "./needs.ts";

/** How long a lease outlives its owner's last sign of life: a killed process is waited for no longer. */
const lifetime = 7_000;
const renewEvery = 2_000;
const askEvery = 250;

/** Somebody else works on this server just now. */
export type Busy = { readonly kind: "busy"; readonly holder: string; readonly since: Date };

/** A lease while it lasts. */
export type Leased = {
  /** The same server; every transaction throws `LeaseLost`, and changes nothing, once another has the lease. */
  readonly needs: ServerNeeds;
  /** Asked before each write to the server: false once the lease was lost, or may be. */
  readonly isMine: () => Promise<boolean>;
};

/** Somebody else was given the lease, for this process gave no sign of life: what it was about to do is not done. */
export class LeaseLost extends Error {
  override readonly name = "LeaseLost";
}

/**
 * Runs `work` as the only one who reads, decides and sends for this server. A lease that somebody else has is waited
 * for as long as a dead owner's would last, then the answer says who has it.
 *
 * @throws LeaseLost if another was given the lease in the middle of a transaction of the work
 */
export async function withLease<T>(
  needs: ServerNeeds,
  holder: string,
  work: (leased: Leased) => Promise<T>,
): Promise<{ readonly kind: "done"; readonly value: T } | Busy> {
  const name = `server:${needs.server}`;
  const taken = await take(needs, name, holder);
  if (taken.kind === "busy") return taken;
  const { token } = taken.lease;
  const renewal = keepRenewing(needs, name, token);
  const leased = { needs: fenced(needs, name, token), isMine: renewal.isMine };
  try {
    return { kind: "done", value: await work(leased) };
  } finally {
    await renewal.stop();
    await needs.database.transaction((store) => store.leases.release(name, token));
  }
}

async function take(
  { database, now }: Needs,
  name: string,
  holder: string,
): Promise<{ kind: "taken"; lease: Lease } | Busy> {
  const giveUp = performance.now() + lifetime + askEvery;
  for (;;) {
    const at = now();
    const answer = await database.transaction((store) =>
      store.leases.take(name, holder, at, new Date(at.getTime() + lifetime)),
    );
    if (answer.kind === "taken") return { kind: "taken", lease: answer.lease };
    if (performance.now() >= giveUp) {
      return { kind: "busy", holder: answer.lease.holder, since: answer.lease.since };
    }
    await sleep(askEvery);
  }
}

/** A process may sleep for longer than its lease lasts, and wake up in the middle of a decision. */
function fenced(needs: ServerNeeds, name: string, token: number): ServerNeeds {
  const { database } = needs;
  const transaction = async <T>(work: (store: Store) => Promise<T>) =>
    database.transaction(async (store) => {
      if (await store.leases.isHeld(name, token)) return work(store);
      throw new LeaseLost("Another process was given the work on this server meanwhile.");
    });
  return { ...needs, database: { ...database, transaction } };
}

function keepRenewing({ database, now }: Needs, name: string, token: number) {
  const run = { isMine: true, renewed: performance.now(), last: Promise.resolve() };
  const renew = async () => {
    const asked = performance.now();
    const until = new Date(now().getTime() + lifetime);
    run.isMine = await database.transaction((store) => store.leases.renew(name, token, until));
    run.renewed = asked;
  };
  const timer = setInterval(() => {
    run.last = renew().catch(() => {
      // A renewal that failed is one sign of life less; the next one, or the lease's end, decides.
    });
  }, renewEvery);
  return {
    isMine: async () => run.isMine && performance.now() - run.renewed < lifetime,
    stop: async () => {
      clearInterval(timer);
      await run.last;
    },
  };
}
