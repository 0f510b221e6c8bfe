import { InvalidArgumentError } from "commander";
import type { Registration } from "#bin/frame.ts";
import type { Answer } from "#bin/output.ts";
import { moment, padKind, plain } from "#bin/table.ts";
import type { Refusal } from "#lib/failure.ts";
import type { Project } from "#lib/flow/needs.ts";
import { service } from "#lib/flow/record-slots.ts";
import { findHistory, type HistoryFilter, type HistoryLine } from "#lib/flow/show-history.ts";
import type { Services } from "#lib/services.ts";

/** `slots history [--change N] [--blueprint NAME] [--limit N] [--before SEQ]` */
export const historyCommand: Registration = (program, frame) => {
  program
    .command("history")
    .option("--change <number>", "only decisions on this change", readNumber)
    .option("--blueprint <name>", "only decisions on this blueprint")
    .option("--limit <n>", "at most so many (50)", readNumber)
    .option("--before <seq>", "only those before this one, to read on", readNumber)
    .description("every decision with who, when and why, newest first")
    .action((filter: HistoryFilter) =>
      frame.inService(async ({ services, wanted }) => {
        const projects = [...services.projects.values()].filter(
          ({ key }) => wanted === null || key === wanted,
        );
        const outcomes: (Answer | Refusal)[] = [];
        for (const project of projects) outcomes.push(await read(services, project, filter));
        // What one project knows, the others need not.
        const answers = outcomes.filter(({ kind }) => kind !== "refused");
        return answers.length > 0 ? answers : outcomes;
      }),
    );
};

async function read(
  services: Services,
  project: Project,
  filter: HistoryFilter,
): Promise<Answer | Refusal> {
  const json = await findHistory(services, project, filter);
  if ("kind" in json) return json;
  const text = json.map(line).join("\n") || `${project.key}: nothing was decided yet.`;
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
