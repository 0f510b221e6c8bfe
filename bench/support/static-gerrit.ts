import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { madeUpCommitRow, madeUpRow, updatedAt } from "./made-up-rows.ts";
import type { StaticGerritShape } from "./start-static-gerrit.ts";

/**
 * A process of its own that answers like a Gerrit whose changes never change; its one argument is a `StaticGerritShape`
 * as JSON. Each answer is made and packed once and then given as it is, so that its own cost is next to nothing; a
 * made-up pace is waited for on top.
 */
const shape = JSON.parse(process.argv[2] ?? "{}") as StaticGerritShape;
const { changes, perRow = 0, perRead = 0, perVote = 0 } = shape;
const ready = new Map<string, { readonly body: Buffer; readonly time: number }>();
let asked: string[] = [];
const everyUpdate = Array.from({ length: changes }, (_, index) =>
  updatedAt(index + 1, { changes }),
);

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => response.destroy(error as Error));
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = request.url ?? "/";
  if (url === "/asked") {
    response.end(JSON.stringify(asked));
    asked = [];
    return;
  }
  asked.push(url);
  if (request.method === "POST") {
    const { labels = {} } = JSON.parse(await bodyOf(request)) as { labels?: Votes };
    const body = packed({ labels, change_info: votedRow(url, labels) });
    await wait(perVote);
    return send(response, body);
  }
  const made = ready.get(url) ?? make(url);
  ready.set(url, made);
  await wait(made.time);
  send(response, made.body);
}

type Votes = Readonly<Record<string, number>>;

async function wait(milliseconds: number): Promise<void> {
  if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

function make(url: string) {
  const { pathname, searchParams } = new URL(url, "http://server");
  if (pathname.endsWith("/config/server/version")) return { body: packed("3.13.5"), time: 0 };
  if (pathname.includes("/accounts/self")) return { body: packed(self), time: 0 };
  if (pathname.includes("/projects/")) return { body: packed({ state: "ACTIVE" }), time: 0 };
  if (!pathname.endsWith("/changes/")) return { body: packed(oneRow(url)), time: perRead };
  const rows = listed(searchParams);
  return { body: packed(rows), time: perRow * rows.length };
}

const self = {
  _account_id: 1_000_001,
  name: "Person 1",
  username: "person1",
  tags: ["SERVICE_USER"],
};

const packed = (body: unknown) => gzipSync(`)]}'\n${JSON.stringify(body)}`);

function send(response: ServerResponse, body: Buffer): void {
  response.setHeader("content-type", "application/json; charset=UTF-8");
  response.setHeader("content-encoding", "gzip");
  response.setHeader("content-length", body.length);
  response.end(body);
}

/** Read singly, a change is proposed; where listings show work in progress, this is what an event tells of. */
function oneRow(url: string) {
  const number = Number(/~(\d+)/.exec(decodeURIComponent(url))?.[1]);
  const quiet = { messages: [], unresolved_comment_count: 0 };
  const row = { ...madeUpCommitRow(number, { changes }), ...madeUpRow(number, { changes }, quiet) };
  return shape.isWip ? { ...row, meta_rev_id: row.meta_rev_id.replace(/^0/, "f") } : row;
}

/** With the bot's votes as they stand after a review. */
function votedRow(url: string, votes: Votes) {
  const row = oneRow(url);
  const labels = Object.entries(row.labels).map(([label, { all, ...rest }]) => {
    const value = votes[label];
    const mine = value === undefined ? [] : [{ ...self, value, date: row.updated }];
    return [label, { ...rest, all: [...all, ...mine] }] as const;
  });
  return { ...row, labels: Object.fromEntries(labels) };
}

/** Rows are numbered from 1 and change 1 was updated last, so a later page is a higher number. */
function listed(search: URLSearchParams): unknown[] {
  const query = search.get("q") ?? "";
  const wanted = Array.from(query.matchAll(/change:(\d+)/g), ([, number]) => Number(number));
  if (wanted.length > 0) return wanted.map((number) => madeUpCommitRow(number, { changes }));
  const numbers = matching(query);
  const page = numbers.slice(0, Number(search.get("n")));
  const more = shape.isWip ? { work_in_progress: true } : {};
  return page.map((number, index) => {
    const isCut = index === page.length - 1 && page.length < numbers.length;
    return madeUpRow(number, { changes }, isCut ? { ...more, _more_changes: true } : more);
  });
}

function matching(query: string): number[] {
  const bounds = Array.from(query.matchAll(/(before|after):"([^"]+)"/g));
  return everyUpdate.flatMap((updated, index) =>
    bounds.every(([, which, bound = ""]) =>
      which === "before" ? updated.slice(0, bound.length) <= bound : updated >= bound,
    )
      ? [index + 1]
      : [],
  );
}
