import { type Chance, chanceOf } from "./demonstration/chance.ts";

/** What goes wrong with one request. */
export type Fault =
  /** Refused before anything is done: a quota (429), an overload (503) or a lock (503 "Lock failure"). */
  | { readonly kind: "too-many" | "unavailable" | "lock-failure" }
  /** The login page of a proxy, with status 200; nothing is done. */
  | { readonly kind: "login-page" }
  /** Nothing is done and nothing is answered; the connection stays open. */
  | { readonly kind: "hang" }
  /** Nothing is done; the connection is reset. */
  | { readonly kind: "reset" }
  /** Done, and then the connection is reset in the place of an answer. */
  | { readonly kind: "done-then-reset" }
  /** Done; the answer ends in its middle, as if that were all of it. */
  | { readonly kind: "truncated" }
  /** Done; the connection ends in the middle of the answer. */
  | { readonly kind: "broken-off" }
  /** Done at once; the answer comes this much later. */
  | { readonly kind: "slow"; readonly milliseconds: number }
  /** A listing without some of its rows, or with some of them twice. */
  | { readonly kind: "rows-missing" | "rows-doubled" }
  /** The server's clock is wrong by this much, in its `Date` and in what it writes down. */
  | { readonly kind: "clock-off"; readonly milliseconds: number };

/** Which requests a fault befalls: all of what is said must be so, and what is left out may be anything. */
export type FaultRule = {
  readonly fault: Fault;
  readonly method?: string;
  /** Looked for in the path with its query, as it was asked for. */
  readonly path?: RegExp;
  /** Username of who asks. */
  readonly account?: string;
  /** Only each nth of these requests. */
  readonly every?: number;
  /** Only this share of them, from 0 to 1. */
  readonly chance?: number;
  /** Only so often; then the rule is over. */
  readonly times?: number;
};

export type Faults = {
  /** Later rules come after earlier ones; the first that befalls a request is the one. Gives its end. */
  readonly add: (rule: FaultRule) => () => void;
  readonly clear: () => void;
};

type Asked = {
  readonly method: string;
  readonly path: string;
  readonly account: string | null;
};

type Standing = { readonly rule: FaultRule; met: number; befell: number };

/** What befalls each request, by rules; the same seed and the same requests give the same faults. */
export function scriptedFaults(
  seed: number,
): Faults & { readonly next: (asked: Asked) => Fault | null; readonly chance: Chance } {
  const chance = chanceOf(seed);
  const standing: Standing[] = [];
  const befalls = (one: Standing, asked: Asked): boolean => {
    if (!isMeant(one.rule, asked) || one.befell === one.rule.times) return false;
    one.met += 1;
    const { every = 1, chance: share = 1 } = one.rule;
    if (one.met % every !== 0 || (share < 1 && !chance.happens(share))) return false;
    one.befell += 1;
    return true;
  };
  return {
    chance,
    add: (rule) => {
      const one: Standing = { rule, met: 0, befell: 0 };
      standing.push(one);
      return () => {
        if (standing.includes(one)) standing.splice(standing.indexOf(one), 1);
      };
    },
    clear: () => {
      standing.length = 0;
    },
    next: (asked) => standing.find((one) => befalls(one, asked))?.rule.fault ?? null,
  };
}

function isMeant({ method, path, account }: FaultRule, asked: Asked): boolean {
  if (method !== undefined && method !== asked.method) return false;
  if (account !== undefined && account !== asked.account) return false;
  // `search` goes by no position that an earlier request left behind.
  return path === undefined || asked.path.search(path) >= 0;
}
