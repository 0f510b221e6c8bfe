import type { Registration } from "#bin/frame.ts";
import { exemptChange } from "#lib/flow/exempt-change.ts";
import { changeAnswer } from "./change-answer.ts";
import { holdsIn } from "./holds-parent.ts";
import { neededReason } from "./reason-option.ts";

/** `slots holds lift <change> --reason`: a hold is lifted by exempting its change. */
export const liftHoldCommand: Registration = (program, frame) => {
  holdsIn(program)
    .command("lift")
    .argument("<change>", "its number, address or Change-Id")
    .addOption(neededReason())
    .description("exempt a change, so that its hold comes off in the next pass")
    .action((change: string, { reason }: { reason: string }) =>
      frame.inProject(async ({ services, project, who }) =>
        changeAnswer(project, await exemptChange(services, project, change, { who, reason })),
      ),
    );
};
