/** One change of changes.json, with the fields that the scenario and its oracle read. */
export type ChangeRecord = {
  readonly changeId: string;
  readonly subject: string;
  readonly owner: { readonly username: string };
  readonly authoredAt: string;
  readonly mergedAt: string;
  readonly footers: {
    readonly blueprints: readonly BlueprintFooter[];
    readonly bugs: readonly BugFooter[];
  };
};

export type BlueprintFooter = {
  readonly name: string;
  readonly kind: "implements" | "partial" | "related";
  readonly bare?: boolean;
};

export type BugFooter = {
  readonly id: number;
  readonly kind: "closes" | "partial" | "related";
};

/** One blueprint of blueprints.json, with the fields that the scenario and its oracle read. */
export type BlueprintRecord = {
  readonly name: string;
  readonly title: string;
  readonly approvedAt: string;
  readonly specAuthor: { readonly username: string };
};
