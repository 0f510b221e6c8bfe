import type { Account, Change, ChangeMessage, SeenChange } from "#lib/domain/change.ts";
import { orMissing } from "./error.ts";
import type { Http } from "./http.ts";
import { type Listing, readListing, type SeePage } from "./listing.ts";
import { type ChangeRef, changeId, changesQuery, repositoryQueries } from "./query.ts";
import { type ChangeInfo, changeInfo, changeInfos, commitRows, messageInfos } from "./schema.ts";
import { accountsOf, toChange, toMessage, toSeenChange, toTimestamp } from "./translate.ts";

/** A 404: it does not exist, or the bot may not see it. One alone proves nothing (a lost index entry looks the same). */
export type Missing = "missing";

/** Reading changes. Everything throws a GerritError. */
export type Changes = {
  /**
   * Every visible change updated at or after this second, whatever its status. Complete or thrown; an unknown or
   * invisible repository looks like an empty one.
   */
  changedSince(repositories: readonly string[], since: Date): Promise<Listing>;
  /**
   * Every visible open change. Complete or thrown; an unknown or invisible repository looks like an empty one. `see` is
   * shown each page as it comes, and nothing is certain until the whole listing is there.
   */
  openChanges(repositories: readonly string[], see?: SeePage): Promise<Listing>;
  /** Every visible change, whatever its status, on which the bot is a reviewer: it voted there, or once did. */
  reviewedBySelf(repositories: readonly string[]): Promise<Listing>;
  change(
    ref: ChangeRef,
  ): Promise<{ readonly change: SeenChange; readonly accounts: readonly Account[] } | Missing>;
  /**
   * A change with its commit message, by its number in one of these repositories, in one call. Where there is one
   * repository the change itself is asked, otherwise the index, which may lag.
   */
  wholeChange(
    repositories: readonly string[],
    number: number,
  ): Promise<{ readonly change: Change; readonly accounts: readonly Account[] } | Missing>;
  /** By change number: the current patch set and its commit message. A change that does not answer is absent. */
  commitMessages(
    refs: readonly ChangeRef[],
  ): Promise<ReadonlyMap<number, { readonly patchSet: number; readonly message: string }>>;
  /** The log of a change, oldest first. */
  messages(ref: ChangeRef): Promise<readonly ChangeMessage[] | Missing>;
};

const rowOptions = ["LABELS", "DETAILED_ACCOUNTS", "SKIP_DIFFSTAT"];
const commitOptions = ["CURRENT_REVISION", "CURRENT_COMMIT", "SKIP_DIFFSTAT"];
/** Each row makes the server open git. */
const mostCommits = 50;

/** How to ask this server: what it must be asked for to tell a change's patch set, and for how many rows at once. */
type Manner = {
  readonly revisionOption: () => Promise<readonly string[]>;
  readonly pageSize: number;
};

export function readChanges(http: Http, { revisionOption, pageSize }: Manner): Changes {
  const options = async () => asked([...rowOptions, ...(await revisionOption())]);
  const list = async (queries: readonly string[], see?: SeePage) =>
    readListing(http, queries, [["n", `${pageSize}`], ...(await options())], see);

  return {
    changedSince: (repositories, since) =>
      list(repositoryQueries(repositories).map((q) => `${q} after:"${toTimestamp(since)}"`)),
    openChanges: (repositories, see) =>
      list(
        repositoryQueries(repositories).map((q) => `${q} status:open`),
        see,
      ),
    reviewedBySelf: (repositories) =>
      list(repositoryQueries(repositories).map((q) => `${q} reviewer:self`)),
    async change(ref) {
      const path = `changes/${changeId(ref)}`;
      const answer = await orMissing(http.get(path, changeInfo, await options()));
      if (answer === "missing") return answer;
      return { change: toSeenChange(answer.body), accounts: accountsOf([answer.body]) };
    },
    async wholeChange(repositories, number) {
      const search = [...(await options()), ...asked(commitOptions)];
      const row = await findRow(http, repositories, number, search);
      if (row === "missing") return row;
      return { change: toChange(row), accounts: accountsOf([row]) };
    },
    async commitMessages(refs) {
      const batches = batchesOf(refs).map((q) => readCommits(http, q));
      return new Map((await Promise.all(batches)).flat());
    },
    async messages(ref) {
      const answer = await orMissing(http.get(`changes/${changeId(ref)}/messages`, messageInfos));
      return answer === "missing" ? answer : answer.body.map(toMessage);
    },
  };
}

async function findRow(
  http: Http,
  repositories: readonly string[],
  number: number,
  search: readonly (readonly [string, string])[],
): Promise<ChangeInfo | Missing> {
  const [repository, ...others] = repositories;
  if (repository !== undefined && others.length === 0) {
    const path = `changes/${changeId({ repository, number })}`;
    const answer = await orMissing(http.get(path, changeInfo, search));
    return answer === "missing" ? answer : answer.body;
  }
  for (const query of repositoryQueries(repositories)) {
    const found = [["q", `${query} change:${number}`], ["n", "1"], ...search] as const;
    const [row] = (await http.get("changes/", changeInfos, found)).body;
    if (row) return row;
  }
  return "missing";
}

function asked(options: readonly string[]) {
  return options.map((option) => ["o", option] as const);
}

/** Queries of at most 50 changes, each for one repository. */
function batchesOf(refs: readonly ChangeRef[]): string[] {
  return [...new Set(refs.map(({ repository }) => repository))].flatMap((repository) => {
    const own = refs.filter((ref) => ref.repository === repository);
    const numbers = chunks([...new Set(own.map(({ number }) => number))], mostCommits);
    return numbers.map((some) => changesQuery(repository, some));
  });
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  const starts = Array.from({ length: Math.ceil(list.length / size) }, (_, index) => index * size);
  return starts.map((start) => list.slice(start, start + size));
}

async function readCommits(http: Http, query: string) {
  const search = [["q", query], ["n", `${mostCommits}`], ...asked(commitOptions)] as const;
  const { body } = await http.get("changes/", commitRows, search);
  return body.flatMap(({ _number, current_revision = "", revisions }) => {
    const revision = revisions?.[current_revision];
    if (!revision?.commit) return [];
    const { message } = revision.commit;
    return [[_number, { patchSet: revision._number, message }] as const];
  });
}
