import type { Registration } from "#bin/frame.ts";
import { endExemptions } from "#lib/flow/end-exemptions.ts";
import { exemptChange } from "#lib/flow/exempt-change.ts";
import { changeAnswer } from "./change-answer.ts";
import { neededReason } from "./reason-option.ts";

type Options = { readonly off?: true; readonly reason: string };

/** `slots exempt <change> [--off] --reason` */
export const exemptCommand: Registration = (program, frame) => {
  program
    .command("exempt")
    .argument("<change>", "its number, address or Change-Id")
    .option("--off", "take every exemption of the change back")
    .addOption(neededReason())
    .description("let a change be reviewed without a slot, over new patch sets")
    .action((change: string, { off, reason }: Options) =>
      frame.inProject(async ({ services, project, who }) => {
        const decide = off ? endExemptions : exemptChange;
        return changeAnswer(project, await decide(services, project, change, { who, reason }));
      }),
    );
};
