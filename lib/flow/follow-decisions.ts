import type { NewHistory, Store } from "#lib/database/store.ts";
import { type Account, type Change, type SeenChange, voteOf } from "#lib/domain/change.ts";
import { asCast, castsIn } from "#lib/domain/conversation.ts";
import {
  type Exemption,
  followApproval,
  isPerson,
  nameOf,
  removalOf,
} from "#lib/domain/exemption.ts";
import type { StandingHold } from "#lib/domain/hold.ts";
import type { Project, ServerNeeds } from "./needs.ts";

type Found = { readonly change: SeenChange; readonly exemption: Exemption };

type SentHold = Pick<StandingHold, "form" | "label" | "value" | "since">;

/** By so much the server's clock may be behind ours. */
const skew = 120_000;

/** What is known before the news: who is who, which account is ours, which votes of ours should stand. */
type Before = {
  readonly accounts: Map<number, Account>;
  readonly bot: Account | null;
  readonly holds: ReadonlyMap<number, SentHold>;
  /** Accounts that no listing shows: they neither own nor voted on anything. */
  readonly met: Account[];
};

/**
 * Finds people's decisions in what the server shows now: approvals, and the bot's vote taken off by hand. The
 * log of a change is read only where our vote is missing.
 */
export async function followDecisions(
  needs: ServerNeeds,
  news: readonly { readonly change: Change }[],
  seenAccounts: readonly Account[],
): Promise<{
  /** Stores those on these changes. */
  readonly write: (store: Store, numbers: ReadonlySet<number>) => Promise<void>;
}> {
  const before = await readBefore(needs, seenAccounts);
  const found: Found[] = [];
  // What is abandoned may be restored, and what people decided before that stands.
  const open = news.filter((one) => mayComeBack(one.change));
  const numbers = open.map(({ change }) => change.number);
  const known = await needs.database.store.changes.some(needs.server, numbers);
  for (const { change } of open) {
    const exemptions = known.get(change.number)?.exemptions ?? [];
    const decided = [
      await readApproval(needs, before, change, ofKind(exemptions, "approved")),
      await readRemoval(needs, before, change, ofKind(exemptions, "vote-removed")),
    ];
    found.push(...decided.flatMap((exemption) => (exemption ? [{ change, exemption }] : [])));
  }
  return {
    write: async (store, numbers) => {
      await store.accounts.save(needs.server, before.met);
      await write(
        store,
        needs,
        found.filter(({ change }) => numbers.has(change.number)),
      );
    },
  };
}

async function readBefore(needs: ServerNeeds, seen: readonly Account[]): Promise<Before> {
  const { database, server } = needs;
  const accounts = new Map(await database.store.accounts.all(server));
  for (const account of seen) accounts.set(account.id, account);
  const { bot: id } = await database.store.servers.get(server);
  const bot = id === null ? null : (accounts.get(id) ?? null);
  // Our own vote is nobody's decision, even where nobody made the account a service user.
  if (bot) accounts.set(bot.id, { ...bot, isService: true });
  return {
    accounts,
    bot,
    holds: new Map<number, SentHold>([
      ...(await sentHolds(needs)),
      ...(await database.store.holds.all(server)),
    ]),
    met: [],
  };
}

/** Holds that were sent without an answer: they may have been placed, and taken off by a person since. */
async function sentHolds({ database, projects }: Pick<ServerNeeds, "database" | "projects">) {
  const intents = await Promise.all(projects.map(({ key }) => database.store.intents.all(key)));
  const sent = intents.flat().filter(({ kind, attempts }) => kind === "hold" && attempts > 0);
  return sent.map(({ change, label, value, at }): [number, SentHold] => {
    return [change, { form: "vote", label, value, since: new Date(at.getTime() - skew) }];
  });
}

const mayComeBack = ({ status }: SeenChange) => status === "NEW" || status === "ABANDONED";

const ofKind = (exemptions: readonly Exemption[], kind: Exemption["kind"]) =>
  exemptions.find((exemption) => exemption.kind === kind) ?? null;

/**
 * What became of an approval. Gerrit dates a vote anew with each patch set that it is copied to, so where the order of
 * votes decides, the log tells first when they were cast.
 */
async function readApproval(
  { gerrit, now }: ServerNeeds,
  { accounts }: Before,
  change: SeenChange,
  earlier: Exemption | null,
): Promise<Exemption | null> {
  const follow = (seen: SeenChange) => followApproval(seen, earlier, accounts, now());
  const followed = follow(change);
  const isObjected = change.votes.some((vote) => vote.value < 0 && isPerson(accounts, vote));
  if (followed === null || (earlier === null && !isObjected)) return followed;
  const messages = await gerrit.messages(change);
  if (messages === "missing") return followed;
  return follow(asCast(change, { casts: messages.flatMap(castsIn) }));
}

async function readRemoval(
  { gerrit }: ServerNeeds,
  before: Before,
  change: SeenChange,
  earlier: Exemption | null,
): Promise<Exemption | null> {
  const { bot, holds } = before;
  const hold = holds.get(change.number);
  if (bot === null || hold?.form !== "vote") return null;
  if (voteOf(change, bot.id, hold.label, hold.value) !== null) return null;
  const messages = await gerrit.messages(change);
  const removal = messages === "missing" ? null : removalOf(messages, bot, hold.since);
  if (removal === null || (earlier !== null && removal.at <= earlier.at)) return null;
  const who = removal.author === null ? "somebody" : await meet(gerrit, before, removal.author);
  return {
    kind: "vote-removed",
    who,
    at: removal.at,
    reason: `${who} took the hold off in Gerrit`,
    approval: null,
    endedAt: null,
  };
}

/** The name of whoever took a vote off, asked for where nothing else has shown the account. */
async function meet(
  gerrit: ServerNeeds["gerrit"],
  { accounts, met }: Before,
  id: number,
): Promise<string> {
  const account = accounts.has(id) ? "missing" : await gerrit.account(id);
  if (account !== "missing") {
    accounts.set(id, account);
    met.push(account);
  }
  return nameOf(accounts, id);
}

async function write(store: Store, needs: ServerNeeds, found: readonly Found[]): Promise<void> {
  for (const { change, exemption } of found) {
    await store.exemptions.save(needs.server, change.number, exemption);
    if (exemption.kind === "vote-removed") await store.holds.remove(needs.server, [change.number]);
  }
  await store.history.add(
    found.flatMap(({ change, exemption }) =>
      needs.projects
        .filter((project) => project.repositories.includes(change.repository))
        .map((project) => row(project, change, exemption, needs.now())),
    ),
  );
}

function row(project: Project, change: SeenChange, exemption: Exemption, at: Date): NewHistory {
  const hasEnded = exemption.endedAt !== null;
  return {
    project: project.key,
    at,
    who: exemption.who,
    kind: "exempt",
    code: hasEnded ? `${exemption.kind}-ended` : exemption.kind,
    change: change.number,
    blueprint: null,
    reason: null,
    text: hasEnded
      ? `The approval by ${exemption.who} no longer stands, so change ${change.number} is decided anew.`
      : `${exemption.reason}; change ${change.number} needs no slot until that is taken back.`,
    facts: { exemption, votes: change.votes, patchSet: change.patchSet },
  };
}
