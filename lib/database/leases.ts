import type { Transaction } from "./open.ts";

/** A lease that was taken; `token` rises with every owner. */
export type Lease = { readonly holder: string; readonly token: number; readonly since: Date };

export type LeaseTable = {
  /**
   * The lease when it was free, expired or released; otherwise who has it. Whoever holds it already is refused too:
   * he renews. A holder's name says who it is to people, and only the token proves anything.
   */
  take(
    name: string,
    holder: string,
    now: Date,
    until: Date,
  ): Promise<{ kind: "taken"; lease: Lease } | { kind: "busy"; lease: Lease; until: Date }>;
  /** False when another owner has it now; its end alone takes a lease from nobody. */
  isHeld(name: string, token: number): Promise<boolean>;
  renew(name: string, token: number, until: Date): Promise<boolean>;
  release(name: string, token: number): Promise<void>;
};

/** The end of a lease that was given back. Its row stays, so that its token never comes again. */
const longAgo = new Date(0);

/**
 * An end so much later than a lease lasts was written before the clock was set back. The minute is more than a
 * transaction waits for its turn, in which the owner may renew.
 */
const isOfAnotherClock = (end: Date, latest: Date) => end.getTime() - latest.getTime() > 60_000;

export function leaseTable(client: Transaction): LeaseTable {
  const setEnd = async (name: string, token: number, until: Date) => {
    const { count } = await client.lease.updateMany({ where: { name, token }, data: { until } });
    return count === 1;
  };
  return {
    take: async (name, holder, now, until) => {
      const before = await client.lease.findUnique({ where: { name } });
      if (before !== null && before.until > now && !isOfAnotherClock(before.until, until)) {
        const { holder, token, since } = before;
        return { kind: "busy", lease: { holder, token, since }, until: before.until };
      }
      const lease = { holder, token: (before?.token ?? 0) + 1, since: now };
      const data = { ...lease, until };
      await client.lease.upsert({ where: { name }, create: { name, ...data }, update: data });
      return { kind: "taken", lease };
    },
    isHeld: async (name, token) =>
      (await client.lease.findUnique({ where: { name }, select: { token: true } }))?.token ===
      token,
    renew: setEnd,
    release: async (name, token) => {
      await setEnd(name, token, longAgo);
    },
  };
}
