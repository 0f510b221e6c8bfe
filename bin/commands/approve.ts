import { InvalidArgumentError } from "commander";
import { answered, type Registration } from "#bin/frame.ts";
import { approvePlan } from "#lib/flow/approve-plan.ts";

/** `slots approve ID [--up-to N]` */
export const approveCommand: Registration = (program, frame) => {
  program
    .command("approve")
    .argument("<id>", "the plan's id, as slots plan printed it")
    .option("--up-to <n>", "only this many holds, those of the lowest change numbers", readCount)
    .description(
      "allow the holds of a plan that you have seen; the first approval starts the project",
    )
    .action((id: string, { upTo }: { upTo?: number }) =>
      frame.inProject(async ({ services, project, who }) =>
        answered(
          await approvePlan(services, project, id, { upTo: upTo ?? null, who }),
          ({ kind: _kind, text: _text, ...json }) => json,
        ),
      ),
    );
};

function readCount(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It takes a whole number from 0.");
}
