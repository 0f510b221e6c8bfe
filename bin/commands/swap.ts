import type { Registration } from "#bin/frame.ts";
import { swapSlot } from "#lib/flow/swap-slot.ts";
import { blueprintAnswer } from "./blueprint-answer.ts";
import { neededReason } from "./reason-option.ts";

/** `slots swap <leaving> <entering> --reason` */
export const swapCommand: Registration = (program, frame) => {
  program
    .command("swap")
    .argument("<leaving>", "the blueprint that leaves its slot, until slots ready")
    .argument("<entering>", "the one that gets it, past ready and rank")
    .addOption(neededReason())
    .description("release one blueprint and give its slot to another at once")
    .action((leaving: string, entering: string, { reason }: { reason: string }) =>
      frame.inProject(async ({ services, project, who }) =>
        blueprintAnswer(
          project,
          await swapSlot(services, project, { leaving, entering }, { who, reason }),
        ),
      ),
    );
};
