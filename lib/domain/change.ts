/** A person or a program with an account on a review server. */
export type Account = {
  readonly id: number;
  readonly username: string | null;
  readonly name: string | null;
  /** A member of "Service Users": its votes are nobody's decision. */
  readonly isService: boolean;
};

/** One vote that stands; a vote of 0 is none. */
export type Vote = {
  readonly label: string;
  readonly value: number;
  readonly account: number;
  readonly at: Date;
  readonly tag: string | null;
};

/** Somebody whom Gerrit asks to look at a change, since when and in its words. It is shown, and never decides. */
export type Attention = { readonly account: number; readonly since: Date; readonly reason: string };

/** `GONE`: two full listings did not show it and the server answers 404. It is never taken for merged. */
export type ChangeStatus = "NEW" | "MERGED" | "ABANDONED" | "GONE";

/** One change as one listing row shows it: everything but the words of its commit message. */
export type SeenChange = {
  readonly number: number;
  readonly repository: string;
  readonly branch: string;
  /** The `I…` footer of its commit message. */
  readonly changeId: string;
  readonly subject: string;
  readonly status: ChangeStatus;
  readonly topic: string | null;
  /** Account number of the owner. */
  readonly owner: number;
  readonly isPrivate: boolean;
  readonly isWip: boolean;
  readonly patchSet: number;
  /** Null where the server does not compute it. */
  readonly isMergeable: boolean | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** When it was merged, null while it is not. */
  readonly submittedAt: Date | null;
  /** The server's exact version of the change. */
  readonly metaRevId: string;
  readonly votes: readonly Vote[];
  /** Every label the change has, voted on or not. */
  readonly labels: readonly string[];
  /** Null where it was last read before anybody asked for it. */
  readonly attention: readonly Attention[] | null;
};

/** A change with the commit message of its current patch set. */
export type Change = SeenChange & { readonly message: string };

/** One entry of a change's log in Gerrit. */
export type ChangeMessage = {
  readonly author: number | null;
  readonly at: Date;
  readonly tag: string | null;
  readonly text: string;
};

/** Work in progress, by Gerrit's own flag or by OpenDev's Workflow −1. */
export function isInProgress(change: Pick<SeenChange, "isWip" | "votes">): boolean {
  return change.isWip || change.votes.some((vote) => vote.label === "Workflow" && vote.value < 0);
}

/** The vote of one account on one label with one value, the only kind that we call ours. */
export function voteOf(
  change: Pick<SeenChange, "votes">,
  account: number,
  label: string,
  value: number,
): Vote | null {
  return (
    change.votes.find(
      (vote) => vote.account === account && vote.label === label && vote.value === value,
    ) ?? null
  );
}
