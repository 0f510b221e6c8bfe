import { InvalidArgumentError } from "commander";
import type { Registration } from "#bin/frame.ts";
import { readDay } from "#lib/domain/day.ts";
import { declareAway } from "#lib/flow/declare-away.ts";
import { blueprintAnswer } from "./blueprint-answer.ts";
import { neededReason } from "./reason-option.ts";

type Options = { readonly until: Date; readonly reason: string };

/** `slots away <blueprint> --until DATE --reason` */
export const awayCommand: Registration = (program, frame) => {
  program
    .command("away")
    .argument("<blueprint>", "its name, in whatever case")
    .requiredOption("--until <date>", "a day such as 2030-01-31, or an instant", readDate)
    .addOption(neededReason())
    .description("note that an author is away: until then silence costs no slot")
    .action((blueprint: string, { until, reason }: Options) =>
      frame.inProject(async ({ services, project, who }) =>
        blueprintAnswer(
          project,
          await declareAway(services, project, blueprint, { until, who, reason }),
        ),
      ),
    );
};

function readDate(text: string): Date {
  const date = readDay(text);
  if (date !== null) return date;
  throw new InvalidArgumentError("It takes a day such as 2030-01-31 or 2030-01-31T12:00Z, in UTC.");
}
