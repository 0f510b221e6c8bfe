import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Registration } from "#bin/frame.ts";
import type { Answer } from "#bin/output.ts";
import { moment } from "#bin/table.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import type { Restored } from "#lib/state-file.ts";

/** `slots restore FILE` */
export const restoreCommand: Registration = (program, frame) => {
  program
    .command("restore")
    .argument("<file>", "a file that slots backup has made")
    .description("put a backup in the place of the state, while the service stands still")
    .action((file: string) =>
      frame.inPlace(async ({ config, root, who }) => {
        const { holdLock, releaseLock } = await import("#bin/start/lock.ts");
        const { restoreState } = await import("#lib/state-file.ts");
        mkdirSync(config.data, { recursive: true });
        // Nothing starts on the data meanwhile.
        const lock = join(config.data, "service.lock");
        if (!holdLock(lock)) return runs(config.data);
        try {
          return answer(await restoreState(config, root, resolve(file), who));
        } finally {
          releaseLock(lock);
        }
      }),
    );
};

const runs = (data: string): Refusal =>
  refuse(
    "running",
    `The service runs on the data in ${data}; nothing was changed.`,
    "Stop it, then restore, then start it again.",
  );

function answer({ projects, replaced }: Restored): Answer {
  const kept = replaced === null ? "There was no state before." : `The former one is ${replaced}.`;
  return {
    json: { projects, replaced },
    text: [
      `The state is restored. ${kept}`,
      ...projects.map(
        ({ project, asOf }) => `  ${project}: ${asOf ? `as of ${moment(asOf)}` : "never read"}`,
      ),
      'Each project is paused: start the service, look at slots plan, then slots resume --reason "…".',
    ].join("\n"),
  };
}
