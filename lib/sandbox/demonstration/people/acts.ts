import { tester } from "#lib/sandbox/demonstration/cast.ts";
import { repository } from "#lib/sandbox/demonstration/site.ts";
import type { Act } from "#lib/sandbox/demonstration/stage.ts";
import type { Seen } from "./sight.ts";

type Votes = Readonly<Record<string, number>>;

/** Votes and speaks on the current patch set. */
export const review = (by: string, { number }: Seen, labels: Votes, message: string): Act => ({
  ...{ by, method: "POST", path: `changes/${number}/revisions/current/review` },
  body: { labels, ...(message === "" ? {} : { message }) },
});

/** The checks report what came out. */
export const report = (change: Seen, isGreen: boolean): Act =>
  review(
    tester.username,
    change,
    { Verified: isGreen ? 1 : -1 },
    isGreen ? "All kettles boiled." : "2 of 977 kettles did not boil.",
  );

/** A new patch set, as its author would push it, with some words where there are any. */
export function rework(change: Seen, content: string, words: string | null = null): readonly Act[] {
  const { number, owner: by } = change;
  const path = `changes/${number}/edit`;
  const data = Buffer.from(`${content}\n`).toString("base64");
  return [
    {
      ...{ by, method: "PUT", path: `${path}/work.txt` },
      body: { binary_content: `data:text/plain;base64,${data}` },
    },
    { by, method: "POST", path: `${path}:publish` },
    ...(words === null ? [] : [review(by, change, {}, words)]),
  ];
}

const onChange = (by: string, { number }: Seen, what: string, message: string | null): Act => ({
  ...{ by, method: "POST", path: `changes/${number}/${what}` },
  body: message === null ? {} : { message },
});

export const propose = (change: Seen): Act => onChange(change.owner, change, "ready", null);
export const abandon = (change: Seen, words: string): Act =>
  onChange(change.owner, change, "abandon", words);
export const submit = (by: string, change: Seen): Act => onChange(by, change, "submit", null);

/** Takes somebody's vote off, as a core may. */
export const takeOff = (by: string, change: Seen, voter: string): Act =>
  onChange(by, change, `reviewers/${voter}/votes/Code-Review/delete`, null);

/** A new change; `message` is the whole commit message. */
export const upload = (by: string, message: string, topic: string | null, isWip: boolean): Act => ({
  ...{ by, method: "POST", path: "changes" },
  body: {
    ...{ project: repository, branch: "master", subject: message, work_in_progress: isWip },
    ...(topic === null ? {} : { topic }),
  },
});
