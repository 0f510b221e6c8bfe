import type { Operation } from "#lib/sandbox/operations.ts";
import { invariants } from "./invariants.ts";
import type { ChangeRow, HistoryRow, Records, TenureRow } from "./records.ts";

const start = Date.UTC(2026, 0, 1);
/** Seconds after the start. */
export const at = (seconds: number) => start + seconds * 1_000;

/** Change 1 has the only slot, 2 waits and is held, 3 was abandoned. */
export const quiet: Records = {
  bot: "slotbot",
  operations: [vote(10, 2, -2)],
  happenings: [
    ...[1, 2, 3].map((change) => ({ at: at(0), change, kind: "opened" as const })),
    { at: at(5), change: 3, kind: "closed" },
  ],
  orders: [order("first wish", 0), order("refused", 1)],
  stalls: [],
  history: [row(5, "rank", { reason: "first wish" }), row(9, "hold", { change: 2 })],
  tenures: [stay("in-slot", 1)],
  policies: [
    {
      at: start,
      values: { "slots.count": 1, "bump.warnAfter": 20_000, "bump.after": 40_000 },
    },
  ],
  changes: [
    change(1, { blueprint: "in-slot" }),
    change(2, { hasVote: true }),
    change(3, { status: "ABANDONED", stored: "ABANDONED" }),
  ],
  remarks: twice().slice(0, 1),
  rank: { acknowledged: ["a", "b"], found: ["a", "b"] },
  damage: [],
  deaths: [],
  deadLetters: [],
  quietAfter: 4_000,
  quietWithin: 10_000,
  leftToDo: [],
  stops: [500, 700],
};

export function violated(records: Records): string[] {
  return Object.entries(invariants)
    .filter(([, check]) => check(records).length > 0)
    .map(([name]) => name);
}

export function like(some: Partial<Records>): Records {
  return { ...quiet, ...some };
}

export function twice() {
  const words = (day: number) =>
    `Patch Set 1: Code-Review-2\n\nWaiting for a review slot, 3rd in line on ${day} July.`;
  return [30, 50].map((seconds) => ({ at: at(seconds), change: 2, text: words(seconds) }));
}

export function vote(seconds: number, number: number, value: number): Operation {
  return {
    seq: seconds,
    at: new Date(at(seconds)).toISOString(),
    account: "slotbot",
    method: "POST",
    path: `/a/changes/openstack%2Fnova~${number}/revisions/1/review`,
    body: JSON.stringify({ labels: { "Code-Review": value } }),
    status: 200,
    isWrite: true,
  };
}

export function row(seconds: number, kind: string, some: Partial<HistoryRow> = {}): HistoryRow {
  const nothing = { code: "", change: null, blueprint: null, reason: null };
  return { seq: seconds, at: at(seconds), who: "review slots", kind, ...nothing, ...some };
}

export function stay(
  blueprint: string,
  since: number,
  { until, lost = null }: { until?: number; lost?: string | null } = {},
): TenureRow {
  return { blueprint, since: at(since), until: until === undefined ? null : at(until), lost };
}

export function change(number: number, some: Partial<ChangeRow>): ChangeRow {
  return {
    number,
    blueprint: "waiting",
    owner: "bob",
    status: "NEW",
    isWip: false,
    hasVote: false,
    stored: "NEW",
    verdict: "waiting",
    ...some,
  };
}

export function order(reason: string, code: number) {
  return { at: at(4), until: at(6), words: ["rank", "a", "1"], reason, code, changed: true };
}
