import { approve, arrive, newOracle, type Oracle } from "./oracle.ts";
import type { BlueprintFooter, BlueprintRecord, ChangeRecord } from "./records.ts";

/** An approved spec. */
export const spec = (name: string): BlueprintRecord => ({
  name,
  title: name,
  approvedAt: "2014-05-01T00:00:00Z",
  specAuthor: { username: "jay" },
});

/** A change of Jay that names these blueprints. */
export const change = (...blueprints: BlueprintFooter[]): ChangeRecord => ({
  changeId: "I0",
  subject: "Do something",
  owner: { username: "jay" },
  authoredAt: "2014-07-01T00:00:00Z",
  mergedAt: "2014-07-20T00:00:00Z",
  footers: { blueprints, bugs: [] },
});

/** The same change by somebody else. */
export const by = (username: string, record: ChangeRecord): ChangeRecord => ({
  ...record,
  owner: { username },
});
export const works = (name: string): BlueprintFooter => ({ name, kind: "implements" });
export const partly = (name: string): BlueprintFooter => ({ name, kind: "partial" });
export const relates = (name: string): BlueprintFooter => ({ name, kind: "related" });

/** An oracle that knows these blueprints and has these changes, numbered from 1. */
export const oracleWith = (
  slots: number,
  reserved: number,
  names: readonly string[],
  records: readonly ChangeRecord[],
): Oracle => {
  const oracle = newOracle(slots, reserved);
  approve(oracle, names.map(spec));
  for (const [index, record] of records.entries()) arrive(oracle, index + 1, record, false);
  return oracle;
};
