/**
 * What the demonstration loads, as plain data. People are named by username; instants are minutes before the moment
 * of loading, so that the same backlog is always as old as the day on which somebody looks at it.
 */
export type Backlog = {
  /** In the order in which they enter the rank. */
  readonly blueprints: readonly BacklogBlueprint[];
  /** Oldest first. */
  readonly changes: readonly BacklogChange[];
};

export type BacklogBlueprint = {
  readonly name: string;
  readonly title: string;
  readonly kind: "feature" | "debt";
  readonly approvedAgo: number | null;
  readonly spec: string | null;
  readonly owner: string;
};

export type BacklogChange = {
  /** The whole commit message. */
  readonly message: string;
  readonly topic: string | null;
  readonly owner: string;
  readonly createdAgo: number;
  /** The change that it was built on. */
  readonly base: BacklogChange | null;
  readonly isWip: boolean;
  readonly isPrivate: boolean;
  /** What happened to it after its upload, oldest first. */
  readonly life: readonly Occurrence[];
};

export type Occurrence =
  | { readonly kind: "patch-set"; readonly ago: number }
  | {
      readonly kind: "review";
      readonly ago: number;
      readonly by: string;
      readonly votes: Readonly<Record<string, number>>;
      readonly words: string;
    };
