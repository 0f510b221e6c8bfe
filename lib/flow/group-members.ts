import type { Gerrit } from "#lib/gerrit/client.ts";
import { serverFailure } from "./needs.ts";

/** What the bot was told of a group; `hidden` where it may not see it, or there is none. */
export type Members =
  | { readonly kind: "members"; readonly accounts: ReadonlySet<number> }
  | { readonly kind: "hidden" }
  /** The server can't be asked now. */
  | { readonly kind: "unknown" };

/** What was told of groups, by server and name. */
export type GroupMemory = Map<string, Known>;

type Known = {
  readonly members: Members;
  /** In milliseconds of our own clock; null while the first answer is awaited. */
  readonly at: number;
  /** The question that is under way. */
  asking: Promise<Members> | null;
};

export const createGroupMemory = (): GroupMemory => new Map();

/** Nobody has a role for longer than this after they lost it, in milliseconds. */
export const groupsFor = 5 * 60_000;
/** From then on it is asked again, while the old answer still serves. */
const fresh = groupsFor / 2;
/** A server that does not answer is left alone for so long. */
const sparedFor = 30_000;

type Asked = {
  readonly server: string;
  readonly gerrit: Pick<Gerrit, "groupMembers">;
  readonly now: () => Date;
  readonly memory: GroupMemory;
};

/** Who is in a group, as the server said at most five minutes ago. */
export async function groupMembers(asked: Asked, group: string): Promise<Members> {
  const key = `${asked.server} ${group}`;
  const known = asked.memory.get(key);
  const age = known === undefined ? Number.POSITIVE_INFINITY : asked.now().getTime() - known.at;
  // A clock that was set back proves nothing.
  if (known === undefined || age < 0) return await ask(asked, key, group);
  if (known.members.kind === "unknown")
    return age < sparedFor ? known.members : await ask(asked, key, group);
  if (age < fresh) return known.members;
  const next = ask(asked, key, group);
  if (age >= groupsFor) return await next;
  return known.members;
}

function ask(asked: Asked, key: string, group: string): Promise<Members> {
  const { memory, now } = asked;
  const known = memory.get(key);
  if (known !== undefined && known.asking !== null) return known.asking;
  const asking = answerOf(asked, group).then((members) => {
    const before = memory.get(key);
    const isStillGood =
      before !== undefined &&
      before.members.kind !== "unknown" &&
      now().getTime() - before.at < groupsFor;
    if (members.kind === "unknown" && isStillGood) memory.set(key, { ...before, asking: null });
    else memory.set(key, { members, at: now().getTime(), asking: null });
    return members;
  });
  const unknown = { members: { kind: "unknown" }, at: Number.NEGATIVE_INFINITY } as const;
  memory.set(key, { ...(known ?? unknown), asking });
  return asking;
}

async function answerOf({ gerrit }: Asked, group: string): Promise<Members> {
  try {
    const members = await gerrit.groupMembers(group);
    if (members === "missing") return { kind: "hidden" };
    return { kind: "members", accounts: new Set(members.map(({ id }) => id)) };
  } catch (error) {
    if (serverFailure(error) === null) throw error;
    return { kind: "unknown" };
  }
}
