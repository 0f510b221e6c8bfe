import {
  type EventStream,
  hasRoom,
  openEventStream,
  writtenEvent,
  writtenRetry,
} from "#app/api/frame/event-stream.ts";
import { written } from "#app/api/frame/operation.ts";
import { problemAnswer } from "#app/api/frame/problem.ts";
import { services } from "#app/services.ts";
import {
  linesAfter,
  mostLines,
  type News,
  type Standing,
  type Watch,
  watchProject,
} from "#lib/flow/follow-project.ts";
import type { Project } from "#lib/flow/needs.ts";
import type { HistoryLine } from "#lib/flow/show-history.ts";
import { decisionOf } from "./schemas/history.ts";

/** A reader that lost us comes back after two seconds: a restart takes about as long. */
const retry = writtenRetry(2_000);

/** A stream of what happens in a project, from after the decision `lastId` where it names one. */
export async function followEvents(project: Project, lastId: string | null): Promise<Response> {
  if (!hasRoom()) return noRoom();
  const reader: { leave(): void } = { leave: () => {} };
  const stream = openEventStream(() => reader.leave());
  try {
    await follow(stream, reader, project, lastId);
  } catch (error) {
    stream.end();
    throw error;
  }
  return stream.response;
}

/** What happens while it is told what was missed is told after it. */
async function follow(
  stream: EventStream,
  reader: { leave(): void },
  project: Project,
  lastId: string | null,
): Promise<void> {
  const waiting: News[] = [];
  let tell: (news: News) => unknown = (news) => waiting.push(news);
  const watched = await watchOf(project).follow((news) => tell(news));
  reader.leave = watched.leave;
  stream.send(retry);
  await resume(stream, project, watched, lastId);
  for (const news of waiting) stream.send(writtenNews(news));
  tell = (news) => stream.send(writtenNews(news));
  if (!stream.isOpen()) watched.leave();
}

/** One watch for all who follow a project in this process. */
function watchOf(project: Project): Watch {
  const watch = watches.get(project) ?? watchProject(services(), project);
  watches.set(project, watch);
  return watch;
}

const watches = new WeakMap<Project, Watch>();

/** Tells what was missed since the last time, and how it stands now. */
async function resume(
  stream: EventStream,
  project: Project,
  now: Standing,
  lastId: string | null,
): Promise<void> {
  const missed = await missedSince(project, now, lastId);
  stream.send(typeof missed === "string" ? reset(missed) : joined(missed.map(writtenLine)));
  stream.send(writtenStanding(now));
}

async function missedSince(project: Project, { seq }: Standing, lastId: string | null) {
  if (lastId === null || lastId === "") return [];
  const last = /^\d{1,15}$/.test(lastId) ? Number(lastId) : Number.POSITIVE_INFINITY;
  // After a restore decisions may have gone that were told already.
  if (last > seq) return "unknown-id";
  if (last === seq) return [];
  const lines = await linesAfter(services(), project, last);
  return lines.length === mostLines ? "too-many" : lines.filter((line) => line.seq <= seq);
}

/** Written once, however many read it. */
function writtenNews(news: News): Uint8Array {
  const known = writtenBefore.get(news);
  if (known !== undefined) return known;
  const lines = news.isBroken ? [reset("too-many")] : news.lines.map(writtenLine);
  const bytes = joined([...lines, writtenStanding(news)]);
  writtenBefore.set(news, bytes);
  return bytes;
}

const writtenBefore = new WeakMap<News, Uint8Array>();

const writtenLine = (line: HistoryLine) => writtenEvent("history", decisionOf(line), line.seq);
const writtenStanding = ({ snapshot, seq }: Standing) =>
  writtenEvent("snapshot", { ...written(snapshot), seq }, seq);
const reset = (why: "too-many" | "unknown-id") => writtenEvent("reset", { why }, null);
const joined = (parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

const noRoom = () =>
  problemAnswer(
    503,
    {
      code: "too-many-streams",
      detail: "As many read events here as this service can serve.",
      remedy: "Try again in half a minute, or ask for the board with If-None-Match meanwhile.",
    },
    { "retry-after": "30" },
  );
