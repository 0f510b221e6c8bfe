/** A hold of ours as we believe it stands: a vote on the server, or in mode `comment` the words. */
export type StandingHold = {
  readonly form: "vote" | "comment";
  readonly label: string;
  readonly value: number;
  /** Where it was last placed, and where it was last put back. */
  readonly patchSet: number;
  readonly restoredOn: number | null;
  readonly since: Date;
};

/** Words that were said on a change; `state` is one stay of its blueprint without a slot. */
export type Told = { readonly state: string; readonly isFull: boolean };
