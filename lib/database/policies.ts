import { defaultPolicy, type Policy, type PolicyVersion, policyKeys } from "#lib/domain/policy.ts";
import type { Policy as PolicyRow } from "./generated/client.ts";
import type { Transaction } from "./open.ts";

export type PolicyTable = {
  newest(project: string): Promise<PolicyVersion | null>;
  /** Oldest first. */
  all(project: string): Promise<readonly PolicyVersion[]>;
  add(project: string, version: PolicyVersion): Promise<void>;
};

export function policyTable(client: Transaction): PolicyTable {
  return {
    newest: async (project) => {
      const row = await client.policy.findFirst({
        where: { project },
        orderBy: { version: "desc" },
      });
      return row === null ? null : versionOf(row);
    },
    all: async (project) => {
      const rows = await client.policy.findMany({
        where: { project },
        orderBy: { version: "asc" },
      });
      return rows.map(versionOf);
    },
    add: async (project, { version, values, at, who, why }) => {
      const data = { project, version, values: JSON.stringify(values), at, who, why };
      await client.policy.create({ data });
    },
  };
}

function versionOf({ version, values, at, who, why }: PolicyRow): PolicyVersion {
  return { version, values: readPolicy(values), at, who, why };
}

/** An older version may lack a setting, and a newer one may have had one that we don't know. */
function readPolicy(text: string): Policy {
  const written = JSON.parse(text) as Partial<Policy>;
  const settings = policyKeys.map((key) => [key, written[key] ?? defaultPolicy[key]]);
  return Object.fromEntries(settings) as Policy;
}
