import { pauseSentence } from "#bin/condition-text.ts";
import type { Registration } from "#bin/frame.ts";
import { moment, plain } from "#bin/table.ts";
import { age } from "#lib/domain/age.ts";
import type { JobSight } from "#lib/flow/needs.ts";
import { type Status, showStatus } from "#lib/flow/show-status.ts";
import type { JobEngine } from "#lib/jobs/jobs.ts";
import { policyInFile, type Services } from "#lib/services.ts";

/** `slots status` */
export const statusCommand: Registration = (program, frame) => {
  program
    .command("status")
    .description("whether it runs, how old all that is known is, and what is wrong")
    .action(() =>
      frame.inProjects(async ({ services, project }) => {
        const { config, projects, now, version } = services;
        const written = policyInFile(config, project);
        const seeing = { ...services, jobs: queueOf(services) };
        const status = await showStatus(seeing, project, written, [...projects.keys()]);
        return { json: { ...status, version }, text: statusText(status, now(), version) };
      }),
    );
};

/** Opened for each question and closed again: a queue that is away must not keep the command from answering. */
const queueOf = ({ config }: Services): JobSight => {
  const asking = async <T>(ask: (queue: JobEngine) => Promise<T>): Promise<T> => {
    const { openQueueBriefly } = await import("#lib/services.ts");
    const queue = await openQueueBriefly(config);
    return ask(queue).finally(() => queue.close());
  };
  return {
    list: () => asking((queue) => queue.list()),
    counts: () => asking((queue) => queue.counts()),
  };
};

function statusText(status: Status, now: Date, version: string): string {
  const { project, mode, startedAt, pausedAt, pausedBy, database } = status;
  const { lastRead, lastFullRead, lastWrite } = status;
  const ago = (at: Date | null) => (at === null ? "never" : `${age(at, now)} ago`);
  return [
    `${project}: ${startedAt === null ? "not started" : `started ${moment(startedAt)}`}, mode ${mode}`,
    ...(startedAt === null
      ? ["  slots plan shows what it would do first, slots approve ID lets it begin"]
      : []),
    ...(pausedAt === null ? [] : [`  ${pauseSentence(pausedAt, pausedBy)}`]),
    `  last read of Gerrit ${ago(lastRead)}, last full read ${ago(lastFullRead)}, last write to Gerrit ${ago(lastWrite)}`,
    `  review slots ${version}, schema ${database.schema}, ${sizeOf(database.bytes)} of state, ${sizeOf(database.freeBytes)} free on its disk`,
    ...status.problems.map(problemLine),
    ...status.notes.map(({ text }) => `  note: ${text}`),
  ].join("\n");
}

/** "0.2 MB", "76.2 GB" */
function sizeOf(bytes: number): string {
  const megabytes = bytes / 1024 ** 2;
  return megabytes < 1000 ? `${megabytes.toFixed(1)} MB` : `${(megabytes / 1024).toFixed(1)} GB`;
}

function problemLine({ text, since, remedy }: Status["problems"][number]): string {
  const when = since === null ? "" : ` since ${moment(since)}`;
  return `  problem${when}: ${text}${remedy === null ? "" : `\n    ${plain(remedy, 500)}`}`;
}
