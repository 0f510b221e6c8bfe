import type { Registration } from "#bin/frame.ts";
import { unlinkChange } from "#lib/flow/unlink-change.ts";
import { changeAnswer } from "./change-answer.ts";
import { neededReason } from "./reason-option.ts";

/** `slots unlink <change> --reason` */
export const unlinkCommand: Registration = (program, frame) => {
  program
    .command("unlink")
    .argument("<change>", "its number, address or Change-Id")
    .addOption(neededReason())
    .description("forget the blueprint that a change named once and names no more")
    .action((change: string, { reason }: { reason: string }) =>
      frame.inProject(async ({ services, project, who }) =>
        changeAnswer(project, await unlinkChange(services, project, change, { who, reason })),
      ),
    );
};
