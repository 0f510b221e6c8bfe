import { answered, type Frame, type Registration } from "#bin/frame.ts";
import { pauseProject } from "#lib/flow/pause-project.ts";
import { resumeProject } from "#lib/flow/resume-project.ts";
import { neededReason } from "./reason-option.ts";

/** `slots pause --reason` and `slots resume --reason` */
export const pauseCommands: Registration = (program, frame) => {
  program
    .command("pause")
    .addOption(neededReason())
    .description("stop every write and every begin and end of a tenure; clocks stand still")
    .action(run(frame, pauseProject));
  program
    .command("resume")
    .addOption(neededReason())
    .description("end a pause")
    .action(run(frame, resumeProject));
};

const run =
  (frame: Frame, decide: typeof pauseProject) =>
  ({ reason }: { reason: string }) =>
    frame.inProject(async ({ services, project, who }) =>
      answered(
        await decide(services, project, { who, reason }),
        ({ changed, paused, started, text }) => ({
          project: project.key,
          changed,
          paused,
          started,
          text,
        }),
      ),
    );
