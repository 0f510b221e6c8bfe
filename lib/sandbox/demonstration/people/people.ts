import { type Company, forgetting, nextActs } from "./next-acts.ts";
import type { Seen } from "./sight.ts";
import { type Visit, visit } from "./visit.ts";

export type PeopleOptions = Company & {
  /** Base URL of the review server with a slash at its end. */
  readonly url: string;
  /** How many times faster than usual they are. */
  readonly speed: number;
  readonly now?: () => Date;
};

/** How often they look, in milliseconds at the usual speed. */
const lookEvery = 5_000;
const minute = 60_000;
/** A read overlaps the one before, for the server's instants are whole seconds. */
const overlap = 2_000;
/** Most rows in one answer of the server: a read that is full may not be all. */
const fullAnswer = 500;

/**
 * Lets the authors, reviewers and checks of the demonstration look at the review server once and do what comes next;
 * gives how many things they did. What they know is what the server shows: a new process goes on where the last one
 * stopped.
 */
export function companyAt({ url, speed, now = () => new Date(), ...company }: PeopleOptions) {
  const server = visit(url);
  let known: Known | null = null;
  return async (): Promise<number> => {
    const seen: Known = await lookAgain(server, known);
    known = seen;
    // In an order that does not depend on when each was read.
    const changes = [...seen.changes.values()].toSorted((a, b) => a.number - b.number);
    const scene = {
      ...{ now: now(), birth: seen.birth, minute: minute / speed },
      open: changes.filter(({ status }) => status === "NEW"),
      closed: changes.filter(({ status }) => status !== "NEW"),
    };
    const acts = nextActs(scene, company);
    let done = 0;
    for (const act of acts) if (await server.act(act)) done += 1;
    if (acts.includes(forgetting)) known = null;
    return done;
  };
}

type Known = {
  readonly birth: Date;
  readonly changes: ReadonlyMap<number, Seen>;
  readonly newest: Date;
};

async function lookAgain(server: Visit, known: Known | null): Promise<Known> {
  const since = known && new Date(known.newest.getTime() - overlap);
  const seen = await server.look(since);
  if (known && seen.length >= fullAnswer) return lookAgain(server, null);
  const changes = new Map(known?.changes);
  for (const one of seen) changes.set(one.number, one);
  const newest = Math.max(
    known?.newest.getTime() ?? 0,
    ...seen.map((one) => one.updatedAt.getTime()),
  );
  return { birth: known?.birth ?? (await server.birth()), changes, newest: new Date(newest) };
}

/** Lets them look again and again until they are stopped; `onTrouble` hears of every look that failed. */
export function startPeople(
  options: PeopleOptions & { readonly onTrouble: (error: unknown) => void },
): { readonly stop: () => Promise<void> } {
  const look = companyAt(options);
  let isStopped = false;
  let looking: Promise<unknown> = Promise.resolve();
  const next = () => {
    looking = look()
      .catch(options.onTrouble)
      .then(() => {
        if (!isStopped) timer = setTimeout(next, lookEvery / options.speed);
      });
  };
  let timer = setTimeout(next, lookEvery / options.speed);
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
