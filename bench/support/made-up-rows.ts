/** People of the made-up server; the bot is the first. */
const people = 400;
const blueprints = 100_000;

type Shape = { readonly changes: number };

/** A change as Gerrit's listing with labels and detailed accounts writes it, about 2.5 KB of JSON. */
export function madeUpRow(number: number, shape: Shape, more: Record<string, unknown> = {}) {
  const owner = account(1 + (number % people));
  const changeId = `I${hex(number, 40)}`;
  return {
    id: `openstack%2Fnova~${number}`,
    triplet_id: `openstack%2Fnova~master~${changeId}`,
    project: "openstack/nova",
    branch: "master",
    topic: `bp/${nameOf(number)}`,
    attention_set: {
      [owner._account_id]: { account: owner, last_update: at(number), reason: "A robot voted" },
    },
    removed_from_attention_set: {},
    hashtags: [],
    change_id: changeId,
    subject: `Teach the scheduler case ${number} of blueprint ${nameOf(number)}`,
    status: "NEW",
    created: at(0),
    updated: updatedAt(number, shape),
    submit_type: "MERGE_IF_NECESSARY",
    total_comment_count: number % 7,
    unresolved_comment_count: number % 3,
    has_review_started: true,
    meta_rev_id: hex(number * 7919, 40),
    _number: number,
    virtual_id_number: number,
    owner,
    labels: labels(number),
    removable_reviewers: [],
    reviewers: { REVIEWER: reviewers(number).map(account), CC: [] },
    pending_reviewers: {},
    current_revision_number: 1 + (number % 5),
    requirements: [],
    ...more,
  };
}

/** When a change was updated last: change 1 after all others. */
export const updatedAt = (number: number, { changes }: Shape): string => at(changes - number);

/** The same change as Gerrit writes it when asked for its current commit. */
export function madeUpCommitRow(number: number, shape: Shape) {
  const { labels: _, ...row } = madeUpRow(number, shape);
  const revision = hex(number * 104_729, 40);
  const person = { name: "Kim", email: "kim@example.org", date: at(0), tz: 0 };
  const { subject } = row;
  const message = messageOf(number, subject);
  const commit = { parents: [], author: person, committer: person, subject, message };
  const uploader = row.owner;
  const _number = row.current_revision_number;
  const current = { kind: "REWORK", _number, uploader, created: at(0), commit };
  return { ...row, current_revision: revision, revisions: { [revision]: current } };
}

/** Blueprint `blueprint-000001` and so on: every change names one. */
export const nameOf = (number: number): string =>
  `blueprint-${`${number % blueprints}`.padStart(6, "0")}`;

export function messageOf(number: number, subject: string): string {
  return `${subject}

The scheduler asks each host for what it has left. Until now it did so once for each instance,
which is slow where many are started at once. Ask once for all of them, and remember the answer
as long as the request lasts.

Related-Bug: #${1_200_000 + number}
Implements: blueprint ${nameOf(number)}
Change-Id: I${hex(number, 40)}
`;
}

/** Three labels, as OpenStack has them, with the votes of three people and of CI. */
function labels(number: number) {
  const votes = (values: readonly number[]) =>
    reviewers(number).map((id, index) => vote(id, values[index] ?? 0, number));
  return {
    "Code-Review": {
      all: votes([1, -1, 2, 0]),
      values: texts(2),
      default_value: 0,
      optional: true,
    },
    Verified: { all: votes([0, 0, 0, 1]), values: texts(2), default_value: 0, optional: true },
    Workflow: { all: votes([0, 0, 0, 0]), values: texts(1), default_value: 0, optional: true },
  };
}

const reviewers = (number: number): number[] =>
  [3, 5, 7, 11].map((step) => 1 + ((number * step + step) % people));

function vote(id: number, value: number, number: number) {
  return value === 0 ? account(id) : { value, date: at(number), ...account(id) };
}

const account = (id: number) => ({
  _account_id: 1_000_000 + id,
  name: `Person ${id}`,
  email: `person.${id}@example.org`,
  username: `person${id}`,
  ...(id === 1 ? { tags: ["SERVICE_USER"] } : {}),
});

const texts = (most: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: 2 * most + 1 }, (_, index) => [`${index - most}`, "What it means"]),
  );

/** So many seconds after the beginning of the made-up time, as Gerrit writes an instant. */
function at(seconds: number): string {
  const text = new Date(Date.UTC(2026, 5, 1) + seconds * 1000).toISOString();
  return `${text.slice(0, 10)} ${text.slice(11, 23)}000000`;
}

const hex = (number: number, length: number): string =>
  number.toString(16).padStart(length, "0").slice(-length);
