import type { Account } from "#lib/domain/change.ts";
import type { Missing } from "./changes.ts";
import { GerritError, orMissing } from "./error.ts";
import type { Http } from "./http.ts";
import { quoted } from "./query.ts";
import {
  accountInfo,
  accountInfos,
  capabilities,
  groupInfos,
  permittedRows,
  projectInfo,
  serverVersion,
} from "./schema.ts";
import { toAccount, toValue } from "./translate.ts";

/** Reading the server itself: its version, people, repositories and what the bot may do. All throw a GerritError. */
export type Site = {
  /** The bot's own account. `not-gerrit` where the server takes no sign-in, `unauthorized` for a wrong password. */
  self(): Promise<Account>;
  /** Somebody else's account, by its number. */
  account(id: number): Promise<Account | Missing>;
  /** The names of the groups that the caller is in, by themselves or through another group. */
  ownGroups(): Promise<readonly string[]>;
  /** For example `3.13.5` or `3.9.4-12-gabcdef`; a build without a release says `(dev)`. */
  version(): Promise<string>;
  /** The most rows of one answer, null where there is no limit. */
  queryLimit(): Promise<{ readonly queryLimit: number | null; readonly isAdministrator: boolean }>;
  repository(name: string): Promise<"ACTIVE" | "READ_ONLY" | "HIDDEN" | Missing>;
  /** The labels of a repository with every value that exists, whoever may give it. */
  labels(
    repository: string,
  ): Promise<readonly { readonly name: string; readonly values: readonly number[] }[]>;
  /**
   * What the bot may vote on this branch, judged by one open change; empty where it may not use the label, null where
   * there is no open change to look at.
   */
  permittedValues(
    repository: string,
    branch: string,
    label: string,
  ): Promise<readonly number[] | null>;
  /** With the members of its subgroups. `missing` also stands for a group that the bot may not see. */
  groupMembers(group: string): Promise<readonly Account[] | Missing>;
};

export function readSite(http: Http): Site {
  const project = async (name: string) =>
    (await http.get(`projects/${encodeURIComponent(name)}`, projectInfo)).body;

  return {
    self: async () =>
      toAccount((await orNotGerrit(http.get("accounts/self/detail", accountInfo))).body),
    async account(id) {
      const answer = await orMissing(http.get(`accounts/${id}/detail`, accountInfo));
      return answer === "missing" ? answer : toAccount(answer.body);
    },
    async ownGroups() {
      const { body } = await http.get("accounts/self/groups", groupInfos);
      return body.flatMap(({ name }) => name ?? []);
    },
    version: async () => (await orNotGerrit(http.get("config/server/version", serverVersion))).body,
    async queryLimit() {
      const { body } = await http.get("accounts/self/capabilities", capabilities);
      const { queryLimit, administrateServer = false } = body;
      return { queryLimit: queryLimit?.max ?? null, isAdministrator: administrateServer };
    },
    async repository(name) {
      const info = await orMissing(project(name));
      return info === "missing" ? info : (info.state ?? "ACTIVE");
    },
    async labels(repository) {
      const { labels = {} } = await project(repository);
      return Object.entries(labels).map(([name, { values }]) => {
        return {
          name,
          values: Object.keys(values)
            .map(toValue)
            .toSorted((a, b) => a - b),
        };
      });
    },
    async permittedValues(repository, branch, label) {
      const q = `project:${quoted(repository)} branch:${quoted(branch)} status:open`;
      const search = [
        ["q", q],
        ["n", "1"],
        ["o", "DETAILED_LABELS"],
      ] as const;
      const [row] = (await http.get("changes/", permittedRows, search)).body;
      return row ? (row.permitted_labels?.[label] ?? []).map(toValue) : null;
    },
    async groupMembers(group) {
      const path = `groups/${encodeURIComponent(group)}/members/?recursive`;
      const answer = await orMissing(http.get(path, accountInfos));
      return answer === "missing" ? answer : answer.body.map(toAccount);
    },
  };
}

/** Every Gerrit has these addresses: a 404 means that the base URL is wrong. */
async function orNotGerrit<T>(call: Promise<T>): Promise<T> {
  return call.catch((error: unknown) => {
    if (!(error instanceof GerritError) || error.code !== "missing") throw error;
    throw new GerritError("not-gerrit", error.message, error);
  });
}
