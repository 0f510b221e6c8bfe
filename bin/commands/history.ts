import { InvalidArgumentError } from "commander";
import type { Registration } from "#bin/frame.ts";
import { moment, plain } from "#bin/table.ts";
import { service } from "#lib/flow/record-decision.ts";
import { type HistoryFilter, type HistoryLine, showHistory } from "#lib/flow/show-history.ts";

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
      frame.inProjects(async ({ services, project }) => {
        const json = await showHistory(services, project, filter);
        const text = json.map(line).join("\n") || `${project.key}: nothing was decided yet.`;
        return { json, text };
      }),
    );
};

function line({ seq, at, who, kind, change, text, reason }: HistoryLine): string {
  const subject = change === null ? "" : `change ${change}: `;
  const words = reason.words === null ? "" : `: “${plain(reason.words)}”`;
  const person = who === service ? "" : ` (${plain(who)}${words})`;
  return `${String(seq).padStart(5)}  ${moment(at)}  ${kind.padEnd(8)}${subject}${plain(text, 200)}${person}`;
}

function readNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It takes a whole number.");
}
