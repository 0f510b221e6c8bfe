import { ask } from "#tests/support/ask.ts";
import { atATime } from "#tests/support/at-a-time.ts";
import { createChange, submit } from "#tests/support/changes.ts";
import { type Nova, setUpNova } from "#tests/support/nova.ts";
import { createPerson } from "#tests/support/people.ts";
import type { Person, ReviewServer } from "#tests/support/review-server.ts";
import { messagesOf } from "#tests/support/seen.ts";
import { vote } from "#tests/support/votes.ts";
import { type Arrival, messageOf, topicOf } from "./nova-juno.ts";

/** Nova's people at work on a review server, and what the bot left there. */
export type NovaServer = {
  readonly bot: Person;
  /** Creates the changes, each by its recorded owner; gives their numbers in the same order. */
  readonly create: (arrivals: readonly Arrival[]) => Promise<number[]>;
  /** A core approves and submits in one step, so that no pass ever sees an approval of an open change. */
  readonly merge: (change: number) => Promise<void>;
  /** Every change that carries the bot's −2, by the server's own account. */
  readonly votes: () => Promise<Set<number>>;
  /** What the bot said on a change, oldest first. */
  readonly botMessages: (change: number) => Promise<string[]>;
};

/** As many requests at a time as a server takes without being slowed down. */
const AT_A_TIME = 4;

const PAGE = 500;

/** Sets an empty server up as Nova's. */
export const openNovaServer = async (server: ReviewServer): Promise<NovaServer> => {
  const nova = await setUpNova(server);
  const owners = new Map<string, Person>();
  return {
    bot: nova.bot,
    create: async (arrivals) => {
      const names = new Set(arrivals.map(({ record }) => record.owner.username));
      for (const name of names)
        if (!owners.has(name)) owners.set(name, await createPerson(server, name));
      return atATime(AT_A_TIME, arrivals, (arrival) => create(server, nova, owners, arrival));
    },
    merge: async (change) => {
      const [core] = nova.cores;
      await vote(server, core, change, "Code-Review", 2);
      await submit(server, core, change);
    },
    votes: () => changesWithVoteOf(server, nova),
    botMessages: async (change) => {
      const messages = await messagesOf(server, change);
      return messages
        .filter(({ author }) => author === nova.bot.accountId)
        .map(({ message }) => message);
    },
  };
};

const create = (
  server: ReviewServer,
  { repository }: Nova,
  owners: ReadonlyMap<string, Person>,
  arrival: Arrival,
): Promise<number> => {
  const { username } = arrival.record.owner;
  const owner = owners.get(username);
  if (!owner) throw new Error(`${username} has no account`);
  const topic = topicOf(arrival);
  const change = { repository, message: messageOf(arrival) };
  return createChange(server, owner, topic === null ? change : { ...change, topic });
};

type LabelRow = {
  readonly _number: number;
  readonly _more_changes?: boolean;
  readonly labels?: {
    readonly "Code-Review"?: {
      readonly all?: readonly { readonly _account_id: number; readonly value?: number }[];
    };
  };
};

/** Offset paging is safe here: nothing moves while the scenario looks. */
const changesWithVoteOf = async (
  server: ReviewServer,
  { bot, repository }: Nova,
): Promise<Set<number>> => {
  const found = new Set<number>();
  for (let offset = 0; ; offset += PAGE) {
    const query = `q=project:${encodeURIComponent(repository)}&o=LABELS&n=${PAGE}&S=${offset}`;
    const rows = (await ask(server, server.admin, "GET", `changes/?${query}`)) as LabelRow[];
    for (const { _number, labels } of rows) {
      const votes = labels?.["Code-Review"]?.all ?? [];
      const isHeld = votes.some(
        ({ _account_id, value }) => _account_id === bot.accountId && value === -2,
      );
      if (isHeld) found.add(_number);
    }
    if (!rows.at(-1)?._more_changes) return found;
  }
};
