import type { Command } from "commander";
import type { Frame, Outcome, Registration } from "#bin/frame.ts";
import { plain, table } from "#bin/table.ts";
import type { Config } from "#lib/config.ts";
import { age } from "#lib/domain/age.ts";
import { timesWords } from "#lib/domain/backlog-words.ts";
import { counted } from "#lib/domain/phrases.ts";
import { refuse } from "#lib/failure.ts";
import type { JobEngine, JobRow } from "#lib/jobs/jobs.ts";

/** `slots jobs [list]`, `slots jobs retry ID|--all`, `slots jobs drop ID` */
export const jobsCommand: Registration = (program, frame) => {
  const jobs = program
    .command("jobs")
    .description("what runs in the background, what waits, and what was given up");
  addList(jobs, frame);
  jobs
    .command("retry")
    .argument("[id]", "the id of a job that was given up")
    .option("--all", "every one of them")
    .description("do a job again that was given up")
    .action((id: string | undefined, { all = false }: { all?: boolean }) =>
      withQueue(frame, (queue) => retry(queue, id ?? null, all)),
    );
  jobs
    .command("drop")
    .argument("<id>", "the id of a job that was given up")
    .description("forget a job that was given up")
    .action((id: string) =>
      withQueue(frame, async (queue) =>
        (await queue.drop(id))
          ? { json: { dropped: [id] }, text: `Forgotten: ${id}.` }
          : noSuch(id),
      ),
    );
};

function addList(jobs: Command, frame: Frame): void {
  jobs
    .command("list", { isDefault: true })
    .description("every job: running, waiting, given up, and when the next ones come")
    .action(() =>
      withQueue(frame, async (queue, now, { redis }) => {
        const rows = await queue.list();
        const hint = isKept(rows, now) ? "" : `\n${nobodyWorks(redis !== null)}`;
        const said = rows.length === 0 ? "No job runs or waits." : text(rows, now);
        return { json: rows, text: `${said}${hint}` };
      }),
    );
}

/** Whether a service keeps this queue's schedules: then none of them is long overdue. */
function isKept(rows: readonly JobRow[], now: Date): boolean {
  const next = rows.flatMap((row) => (row.state === "scheduled" ? [row.next] : []));
  return next.length > 0 && next.every((at) => now.getTime() - at.getTime() < 60_000);
}

const nobodyWorks = (isOnRedis: boolean) =>
  isOnRedis
    ? "Nobody works on this queue now: run npm run worker, or npm start."
    : "Nobody works on this queue now: run npm start. Where the service has REDIS_URL, this command needs the same.";

/** Without the state: the queue can be looked at although that is in trouble. */
const withQueue = (
  frame: Frame,
  work: (queue: JobEngine, now: Date, config: Pick<Config, "redis">) => Promise<Outcome>,
) =>
  frame.inPlace(async ({ config }) => {
    // Loaded when it is needed: other commands open no queue.
    const { openQueueBriefly } = await import("#lib/services.ts");
    const queue = await openQueueBriefly(config);
    try {
      return await work(queue, new Date(), config);
    } finally {
      await queue.close();
    }
  });

async function retry(queue: JobEngine, id: string | null, all: boolean): Promise<Outcome> {
  if ((id === null) !== all) {
    return refuse(
      "usage",
      "Say which job.",
      "Name one with its id from slots jobs, or write --all.",
    );
  }
  const rows = await queue.list();
  const ids = id === null ? rows.flatMap((row) => (row.state === "dead" ? [row.id] : [])) : [id];
  for (const one of ids) {
    if (!(await queue.retry(one))) return noSuch(one);
  }
  return { json: { retried: ids }, text: `${counted(ids.length, "job")} to be done again.` };
}

const noSuch = (id: string) =>
  refuse(
    "no-such-job",
    `No job “${plain(id)}” was given up.`,
    "slots jobs lists them with their ids.",
  );

const text = (rows: readonly JobRow[], now: Date) =>
  table([
    ["job", "", ""],
    ...rows.map((row) => [`${row.kind} ${row.key}`, row.state, detail(row, now)]),
  ]);

function detail(row: JobRow, now: Date): string {
  switch (row.state) {
    case "running":
      return `for ${age(row.since, now)}, by ${row.holder}${nth(row.attempt)}`;
    case "waiting":
      return `${when(row.due, now)}${row.error === null ? "" : `, after it failed: ${plain(row.error)}`}`;
    case "scheduled":
      return when(row.next, now);
    case "dead":
      return `for ${age(row.since, now)}, tried ${timesWords(row.attempts)}: ${plain(row.error)} (slots jobs retry ${row.id})`;
  }
}

const nth = (attempt: number) => (attempt === 1 ? "" : `, attempt ${attempt}`);

const when = (at: Date, now: Date) => (at <= now ? "now" : `in ${age(now, at)}`);
