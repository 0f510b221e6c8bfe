import { InvalidArgumentError, Option } from "commander";
import type { Registration } from "#bin/frame.ts";
import type { Answer } from "#bin/output.ts";
import { moment, padKind, plain } from "#bin/table.ts";
import { askableKinds } from "#lib/domain/history-words.ts";
import type { Refusal } from "#lib/failure.ts";
import { askHistory } from "#lib/flow/browse-history.ts";
import { type AskedHistory, byPeople } from "#lib/flow/history-question.ts";
import type { Project } from "#lib/flow/needs.ts";
import { service } from "#lib/flow/record-slots.ts";
import type { HistoryFilter, HistoryLine } from "#lib/flow/show-history.ts";
import type { Services } from "#lib/services.ts";

type Options = AskedHistory & Pick<HistoryFilter, "before" | "limit">;

/** `slots history [--change N] [--blueprint NAME] [--who NAME] [--by person] [--kind KIND] [--from DAY] [--to DAY] …` */
export const historyCommand: Registration = (program, frame) => {
  program
    .command("history")
    .option("--change <number>", "only decisions on this change")
    .option("--blueprint <name>", "only decisions on this blueprint")
    .option("--who <name>", "only what this person decided, by their name or a part of it")
    .addOption(new Option("--by <whom>", "only what people decided").choices([byPeople]))
    .option("--kind <kind>", `only this kind: ${askableKinds().join(", ")}`)
    .option("--from <day>", "only from this day on, such as 2014-07-07")
    .option("--to <day>", "only up to this day and with it")
    .option("--limit <n>", "at most so many (50)", readNumber)
    .option("--before <seq>", "only those before this one, to read on", readNumber)
    .description("every decision with who, when and why, newest first")
    .action((asked: Options) =>
      frame.inService(async ({ services, wanted }) => {
        const projects = [...services.projects.values()].filter(
          ({ key }) => wanted === null || key === wanted,
        );
        const outcomes: (Answer | Refusal)[] = [];
        for (const project of projects) outcomes.push(await read(services, project, asked));
        // What one project knows, the others need not.
        const answers = outcomes.filter(({ kind }) => kind !== "refused");
        return answers.length > 0 ? answers : outcomes;
      }),
    );
};

async function read(
  services: Services,
  project: Project,
  { before, limit, ...asked }: Options,
): Promise<Answer | Refusal> {
  const part = { ...(before && { before }), ...(limit && { limit }) };
  const json = await askHistory(services, project, asked, part);
  if ("kind" in json) return json;
  const none =
    Object.keys(asked).length === 0 ? "nothing was decided yet" : "no decision is like that";
  const text = json.map(line).join("\n") || `${project.key}: ${none}.`;
  return { json, text };
}

function line({ seq, at, who, kind, change, text, reason }: HistoryLine): string {
  const isNamed = change === null || text.startsWith(`Change ${change} `);
  const subject = isNamed ? "" : `change ${change}: `;
  // Who and why, as far as the sentence does not say so itself.
  const by = [
    ...(who === service || text.includes(who) ? [] : [plain(who)]),
    ...(reason.words === null ? [] : [`“${plain(reason.words)}”`]),
  ].join(": ");
  const person = by === "" ? "" : ` (${by})`;
  return `${String(seq).padStart(5)}  ${moment(at)}  ${padKind(kind)}${subject}${plain(text, 200)}${person}`;
}

function readNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It takes a whole number.");
}
