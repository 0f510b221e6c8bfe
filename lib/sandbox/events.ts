import { setTimeout as sleep } from "node:timers/promises";
import { type Chance, chanceOf } from "./demonstration/chance.ts";
import { accountNamed } from "./people.ts";
import type { Change, SandboxState } from "./state.ts";

/** Where the sandbox tells of its changes, and how badly. */
export type Posting = {
  readonly url: string;
  /** The share of events that never arrive, from 0 to 1. */
  readonly lost?: number;
  /** The share that arrives twice. */
  readonly doubled?: number;
  /** An event is held back up to so many milliseconds, so that a later one overtakes it. */
  readonly heldBack?: number;
  readonly seed?: number;
};

export type Events = {
  /** Tells of every update of a change from now on, as the webhooks plugin does; of none where null. */
  readonly postTo: (posting: Posting | null) => void;
  /** Posted by now, whatever the answer was. */
  readonly posted: () => number;
};

/** As the plugin does: so many senders, tries, and milliseconds between them and for an answer. */
const [senders, tries, pause, patience] = [2, 5, 1_000, 5_000];
/** What waits beyond that is lost, or an address that never answers would fill the memory. */
const mostWaiting = 10_000;

/** `after` is told of every write that was done, and by which account; `close` lets go of what was not posted. */
export function eventPoster(
  state: SandboxState,
): Events & { readonly after: (username: string | null) => void; readonly close: () => void } {
  let outlet: ReturnType<typeof outletTo> | null = null;
  let posted = 0;
  const versions = new Map<number, string | undefined>();
  const updated = () =>
    [...state.changes.values()].filter((change) => {
      const version = change.versions.at(-1)?.revision;
      const isNew = versions.get(change.number) !== version;
      versions.set(change.number, version);
      return isNew;
    });
  return {
    postTo: (posting) => {
      outlet?.close();
      updated();
      outlet =
        posting &&
        outletTo(posting, () => {
          posted += 1;
        });
    },
    posted: () => posted,
    after: (username) => {
      if (outlet === null) return;
      for (const change of updated()) outlet.post(refUpdated(state, change, username));
    },
    close: () => outlet?.close(),
  };
}

/** One address with its senders. */
function outletTo(posting: Posting, onPosted: () => void) {
  const chance = chanceOf(posting.seed ?? 1);
  const ending = new AbortController();
  const lanes = Array.from({ length: senders }, () => Promise.resolve());
  let waiting = 0;
  let turn = 0;
  const send = async (body: string, after: number) => {
    try {
      await sleep(after, undefined, { signal: ending.signal, ref: false });
      if (await deliver(posting.url, body, ending.signal)) onPosted();
    } catch {
      // The sandbox ends, or tells somebody else from now on.
    }
    waiting -= 1;
  };
  return {
    close: () => ending.abort(),
    post: (event: object) => {
      for (const after of copiesOf(posting, chance)) {
        if (waiting >= mostWaiting) return;
        waiting += 1;
        turn = (turn + 1) % senders;
        const body = JSON.stringify(event);
        lanes[turn] = (lanes[turn] ?? Promise.resolve()).then(() => send(body, after));
      }
    },
  };
}

/** How long each copy of an event is held back; none where it is lost. */
function copiesOf({ lost = 0, doubled = 0, heldBack = 0 }: Posting, chance: Chance): number[] {
  const copies = chance.happens(lost) ? 0 : chance.happens(doubled) ? 2 : 1;
  return Array.from({ length: copies }, () => chance.below(heldBack + 1));
}

async function deliver(url: string, body: string, ending: AbortSignal): Promise<boolean> {
  for (let tried = 1; ; tried += 1) {
    const signal = AbortSignal.any([ending, AbortSignal.timeout(patience)]);
    const headers = { "content-type": "application/json; charset=utf-8" };
    const answer = await fetch(url, { method: "POST", headers, body, signal }).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.ok) return true;
    if (tried === tries || ending.aborted) return false;
    await sleep(pause, undefined, { signal: ending, ref: false });
  }
}

/** The event that every update of a change makes: its meta ref was written. */
function refUpdated(state: SandboxState, change: Change, username: string | null): object {
  const account = username === null ? null : accountNamed(state, username);
  const [before, after] = [change.versions.at(-2), change.versions.at(-1)];
  const shard = `${change.number % 100}`.padStart(2, "0");
  return {
    ...(account
      ? { submitter: { name: account.name, email: account.email, username: account.username } }
      : {}),
    refUpdate: {
      oldRev: before?.revision ?? "0".repeat(40),
      newRev: after?.revision,
      refName: `refs/changes/${shard}/${change.number}/meta`,
      project: change.project,
    },
    type: "ref-updated",
    eventCreatedOn: Math.floor(Date.parse(`${change.updated.replace(" ", "T")}Z`) / 1_000),
  };
}
