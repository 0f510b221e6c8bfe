import { bot, cores, tester } from "#lib/sandbox/demonstration/cast.ts";
import { type PlannedWork, plannedWork } from "#lib/sandbox/demonstration/planned-work.ts";

/** A vote on the current patch set, with the username of its voter. */
export type SeenVote = { readonly by: string; readonly label: string; readonly value: number };

export type SeenMessage = {
  readonly by: string;
  readonly at: Date;
  readonly tag: string | null;
  readonly text: string;
};

/** A change as everybody sees it who opens its page. */
export type Seen = {
  readonly number: number;
  readonly status: "NEW" | "MERGED" | "ABANDONED";
  readonly owner: string;
  /** The planned work that it says it belongs to. */
  readonly work: PlannedWork | null;
  /** Its message says that with it the blueprint is done. */
  readonly completes: boolean;
  readonly isWip: boolean;
  readonly updatedAt: Date;
  readonly uploadedAt: Date;
  /** All but those of 0. */
  readonly votes: readonly SeenVote[];
  /** Oldest first. */
  readonly messages: readonly SeenMessage[];
};

type Account = { readonly username?: string };

/** A row of Gerrit's listing, as far as anybody here looks at it. */
export type Row = {
  readonly _number: number;
  readonly status: Seen["status"];
  readonly owner: Account;
  readonly topic?: string;
  readonly work_in_progress?: boolean;
  readonly updated: string;
  readonly labels?: Readonly<
    Record<string, { readonly all?: readonly (Account & { readonly value?: number })[] }>
  >;
  readonly messages?: readonly {
    readonly author?: Account;
    readonly date: string;
    readonly tag?: string;
    readonly message: string;
  }[];
  readonly current_revision: string;
  readonly revisions: Readonly<
    Record<string, { readonly created: string; readonly commit?: { readonly message: string } }>
  >;
};

/** Options that a listing needs for `seenIn`. */
export const rowOptions = [
  ...["DETAILED_LABELS", "DETAILED_ACCOUNTS", "MESSAGES"],
  ...["CURRENT_REVISION", "CURRENT_COMMIT", "SKIP_DIFFSTAT"],
] as const;

/** What a row of the listing shows. */
export function seenIn(row: Row): Seen {
  const revision = row.revisions[row.current_revision];
  const message = revision?.commit?.message ?? "";
  const { work, completes } = workIn(message, row.topic ?? "");
  return {
    number: row._number,
    status: row.status,
    owner: named(row.owner),
    ...{ work, completes },
    isWip: row.work_in_progress ?? false,
    updatedAt: instant(row.updated),
    uploadedAt: instant(revision?.created ?? row.updated),
    votes: Object.entries(row.labels ?? {}).flatMap(([label, { all = [] }]) =>
      all.flatMap(({ value = 0, ...by }) => (value === 0 ? [] : [{ by: named(by), label, value }])),
    ),
    messages: (row.messages ?? []).map(({ author = {}, date, tag = null, message: text }) => ({
      ...{ by: named(author), at: instant(date), tag, text },
    })),
  };
}

const named = ({ username = "" }: Account) => username;

/** Gerrit writes instants in UTC without saying so. */
const instant = (text: string) => new Date(`${text.slice(0, 19).replace(" ", "T")}Z`);

const byName = new Map(plannedWork.map((work) => [work.name, work]));
const partial = /\b(?:part|partial|partially|related)\b/i;

/** Footers name a blueprint in many forms, but always by its whole name at the end of a line; a topic only names it. */
function workIn(message: string, topic: string): Pick<Seen, "work" | "completes"> {
  for (const line of message.split("\n").slice(1)) {
    const [, name = ""] = /\b(?:blueprint|bp)\b[: /]+([a-z0-9-]+)$/i.exec(line.trim()) ?? [];
    const work = byName.get(name);
    if (work) return { work, completes: !partial.test(line) };
  }
  return { work: byName.get(topic.replace(/^(?:bp|blueprint)\//, "")) ?? null, completes: false };
}

/** The bot's vote stands on it. */
export const isHeld = ({ votes }: Seen): boolean => votes.some(({ by }) => by === bot.username);

const names = new Set(cores.map(({ username }) => username));
const isCore = (username: string): boolean => names.has(username);

/** What the checks said of the current patch set; 0 for nothing yet. */
export const verdictOfChecks = ({ votes }: Seen): number =>
  votes.find(({ by }) => by === tester.username)?.value ?? 0;

/** Cores that gave +2. */
export const approvers = ({ votes }: Seen): readonly string[] =>
  votes.flatMap(({ by, label, value }) =>
    label === "Code-Review" && value === 2 && isCore(by) ? [by] : [],
  );

/** Both cores agree that it goes in. */
export const isApproved = (one: Seen): boolean =>
  approvers(one).length >= 2 &&
  one.votes.some(({ label, value }) => label === "Workflow" && value > 0);

/** Somebody other than the bot votes against it, or its checks failed. */
export const isRefused = ({ votes }: Seen): boolean =>
  votes.some(({ by, value }) => value < 0 && by !== bot.username);

/** What a person said or did last; null where nobody did anything yet. */
export const lastByPeople = ({ messages }: Seen): SeenMessage | null =>
  messages.findLast(({ by }) => by !== bot.username && by !== tester.username) ?? null;
