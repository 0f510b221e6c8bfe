import { pauseSentence } from "#bin/condition-text.ts";
import type { Registration } from "#bin/frame.ts";
import { moment } from "#bin/table.ts";
import { age } from "#lib/domain/age.ts";
import { type Status, showStatus } from "#lib/flow/show-status.ts";

/** `slots status` */
export const statusCommand: Registration = (program, frame) => {
  program
    .command("status")
    .description("whether it runs, how old all that is known is, and what is wrong")
    .action(() =>
      frame.inProjects(async ({ services, project }) => {
        const { config, projects, now } = services;
        const written = config.projects.get(project.key)?.policy ?? {};
        const status = await showStatus(services, project, written, [...projects.keys()]);
        return { json: status, text: statusText(status, now(), config.data) };
      }),
    );
};

function statusText(status: Status, now: Date, data: string): string {
  const { project, mode, startedAt, pausedAt, pausedBy } = status;
  const { lastRead, lastFullRead, lastWrite } = status;
  const ago = (at: Date | null) => (at === null ? "never" : `${age(at, now)} ago`);
  return [
    `${project}: ${startedAt === null ? "not started" : `started ${moment(startedAt)}`}, mode ${mode}`,
    ...(pausedAt === null ? [] : [`  ${pauseSentence(pausedAt, pausedBy)}`]),
    ...(lastRead === null
      ? [`  data folder ${data} (SLOTS_DATA); the service must have the same`]
      : []),
    `  last read ${ago(lastRead)}, last full read ${ago(lastFullRead)}, last write ${ago(lastWrite)}`,
    ...status.problems.map(
      ({ text, since }) => `  problem${since === null ? "" : ` since ${moment(since)}`}: ${text}`,
    ),
  ].join("\n");
}
