/** One account. `password` is its HTTP password; null where it can't sign in. */
export type Account = {
  readonly id: number;
  username: string | null;
  name: string;
  email: string | null;
  password: string | null;
  readonly registeredOn: string;
};

/** A group of accounts and of other groups. `owner` is the id of a group. */
export type Group = {
  readonly id: string;
  readonly number: number;
  name: string;
  description: string;
  visibleToAll: boolean;
  owner: string;
  members: number[];
  includes: string[];
  readonly createdOn: string;
};

export type Rule = {
  readonly group: string;
  readonly action: "ALLOW" | "DENY" | "BLOCK";
  readonly min: number;
  readonly max: number;
};

/** `name` is Gerrit's: `label-Code-Review`, `submit`, `read`, `removeLabel-Code-Review`. */
export type Permission = { readonly name: string; exclusive: boolean; rules: Rule[] };

/** `ref` is a ref, or the beginning of refs with `/*` at its end. */
export type AccessSection = { readonly ref: string; permissions: Permission[] };

/** None of them blocks: what does is a submit requirement. */
export type LabelFunction = "NoBlock" | "NoOp" | "PatchSetLock";

export type Label = {
  readonly name: string;
  readonly values: { readonly value: number; readonly text: string }[];
  readonly defaultValue: number;
  readonly copyCondition: string | null;
  readonly function: LabelFunction;
};

export type SubmitRequirement = {
  readonly name: string;
  readonly description: string | null;
  readonly applicableIf: string | null;
  readonly submittableIf: string;
};

/** `parent` is null for All-Projects only. Branches are full refs with their head. */
export type Project = {
  readonly name: string;
  readonly parent: string | null;
  readonly description: string;
  state: "ACTIVE" | "READ_ONLY" | "HIDDEN";
  branches: { readonly ref: string; revision: string }[];
  labels: Label[];
  access: AccessSection[];
  submitRequirements: SubmitRequirement[];
};

/** A vote on one patch set. A vote of 0 is kept: Gerrit shows its row without a value. */
export type Vote = {
  readonly account: number;
  readonly label: string;
  readonly value: number;
  readonly at: string;
  readonly tag: string | null;
  /** Taken over from an earlier patch set: it changes with the vote that it was copied from. */
  readonly copied: boolean;
};

export type ChangeKind = "REWORK" | "TRIVIAL_REBASE" | "NO_CODE_CHANGE" | "NO_CHANGE";

export type PatchSet = {
  readonly number: number;
  readonly revision: string;
  readonly parents: readonly string[];
  /** Its parent was a patch set of an open change when it was uploaded: they make a chain. */
  readonly chained: boolean;
  readonly kind: ChangeKind;
  readonly uploader: number;
  readonly createdOn: string;
  readonly message: string;
  votes: Vote[];
};

export type Message = {
  readonly id: string;
  readonly author: number | null;
  readonly at: string;
  readonly tag: string | null;
  readonly text: string;
  readonly patchSet: number;
};

type Reviewer = { readonly account: number; readonly state: "REVIEWER" | "CC" };

export type Attention = {
  readonly account: number;
  readonly at: string;
  readonly reason: string;
  readonly because: number | null;
};

export type Comment = {
  readonly id: string;
  readonly author: number;
  readonly at: string;
  readonly path: string;
  readonly text: string;
  readonly patchSet: number;
  readonly inReplyTo: string | null;
  readonly unresolved: boolean;
};

/** Files by path, each with a digest of what is in it. */
type Files = Readonly<Record<string, string>>;

/** An edit that was not published yet: the files it changes, and a new commit message if it has one. */
export type Edit = { readonly files: Files; readonly message: string | null };

type ChangeStatus = "NEW" | "MERGED" | "ABANDONED";

export type Change = {
  readonly number: number;
  readonly project: string;
  branch: string;
  readonly changeId: string;
  readonly owner: number;
  readonly createdOn: string;
  updated: string;
  status: ChangeStatus;
  topic: string | null;
  hashtags: string[];
  workInProgress: boolean;
  private: boolean;
  /** Reported as `mergeable: false`, where the state reports mergeability at all. */
  conflicting: boolean;
  submitted: { readonly at: string; readonly by: number; readonly with: number } | null;
  patchSets: PatchSet[];
  messages: Message[];
  comments: Comment[];
  reviewers: Reviewer[];
  attention: Attention[];
  /** Who was taken out of the attention set, and why. */
  attentionRemoved: Attention[];
  /** Files that edits have put into the change. */
  files: Files;
  edit: Edit | null;
  /** Every version of the change, oldest first: its `meta_rev_id` and how many messages it had. */
  versions: { readonly revision: string; readonly messages: number }[];
};

/** All that the sandbox knows. Tests may change it in place; the server reads it anew for every request. */
export type SandboxState = {
  /** Source of every identifier, so that the same requests give the same ones. */
  counter: number;
  /** Number of the newest change; 0 before the first. */
  lastChange: number;
  /** Servers of large communities switch `mergeable` off; so does this one unless told. */
  reportMergeable: boolean;
  readonly accounts: Map<number, Account>;
  readonly groups: Map<string, Group>;
  readonly projects: Map<string, Project>;
  readonly changes: Map<number, Change>;
};
