import type { Exemption } from "#lib/domain/exemption.ts";
import type { Exemption as ExemptionRow } from "./generated/client.ts";
import type { Transaction } from "./open.ts";

export type ExemptionTable = {
  /** One of each kind on a change: a newer one replaces it. */
  save(server: string, change: number, exemption: Exemption): Promise<void>;
};

export function exemptionTable(client: Transaction): ExemptionTable {
  return {
    save: async (server, change, { approval, ...exemption }) => {
      const key = { server, change, kind: exemption.kind };
      const data = {
        ...exemption,
        label: approval?.label ?? null,
        account: approval?.account ?? null,
        patchSet: approval?.patchSet ?? null,
      };
      await client.exemption.upsert({
        where: { server_change_kind: key },
        create: { ...key, ...data },
        update: data,
      });
    },
  };
}

export function exemptionOf(row: ExemptionRow): Exemption {
  const { label, account, patchSet } = row;
  const isApproval = label !== null && account !== null && patchSet !== null;
  return {
    kind: row.kind as Exemption["kind"],
    who: row.who,
    at: row.at,
    reason: row.reason,
    approval: isApproval ? { label, account, patchSet } : null,
    endedAt: row.endedAt,
  };
}
