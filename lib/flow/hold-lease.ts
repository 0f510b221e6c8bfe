import { setTimeout as sleep } from "node:timers/promises";
import type { Lease } from "#lib/database/store.ts";
import type { Needs } from "./needs.ts";

const name = "passes";
/** How long a lease outlives its owner's last sign of life: a killed process is waited for no longer. */
const lifetime = 10_000;
const renewEvery = 3_000;
const askEvery = 250;

/** Somebody else makes a pass just now. */
export type Busy = { readonly kind: "busy"; readonly holder: string; readonly since: Date };

/**
 * Runs `work` as the only one who makes passes on this data. A lease that somebody else has is waited for as long
 * as a dead owner's would last, then the answer says who has it. `stillMine` is false once the lease was lost.
 */
export async function withLease<T>(
  needs: Needs,
  holder: string,
  work: (stillMine: () => Promise<boolean>) => Promise<T>,
): Promise<{ readonly kind: "done"; readonly value: T } | Busy> {
  const taken = await take(needs, holder);
  if (taken.kind === "busy") return taken;
  const { token } = taken.lease;
  const renewal = keepRenewing(needs, token);
  try {
    return { kind: "done", value: await work(renewal.isMine) };
  } finally {
    await renewal.stop();
    await needs.database.transaction((store) => store.leases.release(name, token));
  }
}

async function take(
  { database, now }: Needs,
  holder: string,
): Promise<{ kind: "taken"; lease: Lease } | Busy> {
  const giveUp = now().getTime() + lifetime + askEvery;
  for (;;) {
    const at = now();
    const answer = await database.transaction((store) =>
      store.leases.take(name, holder, at, new Date(at.getTime() + lifetime)),
    );
    if (answer.kind === "taken") return { kind: "taken", lease: answer.lease };
    if (now().getTime() >= giveUp) {
      return { kind: "busy", holder: answer.lease.holder, since: answer.lease.since };
    }
    await sleep(askEvery);
  }
}

function keepRenewing({ database, now }: Needs, token: number) {
  const run = { isMine: true, last: Promise.resolve() };
  const renew = async () => {
    const until = new Date(now().getTime() + lifetime);
    run.isMine = await database.transaction((store) => store.leases.renew(name, token, until));
  };
  const timer = setInterval(() => {
    run.last = renew().catch(() => {
      // A renewal that failed is one sign of life less; the next one, or the lease's end, decides.
    });
  }, renewEvery);
  return {
    isMine: async () => run.isMine,
    stop: async () => {
      clearInterval(timer);
      await run.last;
    },
  };
}
