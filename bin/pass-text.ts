import { counted } from "#lib/domain/phrases.ts";
import {
  type Action,
  type NotDone,
  type PassReport,
  waitingSentences,
} from "#lib/flow/pass-report.ts";
import { padKind } from "./table.ts";

/** A plan or a tick for a terminal: figures first, then each thing with its reason. */
export function passText(report: PassReport, verbs: { done: string; nothing: string }): string {
  const { actions, refused, waiting } = report;
  return [
    `${report.project}: ${headline(report, verbs)}`,
    ...actions.map(actionLine),
    ...Object.entries(waitingSentences).flatMap(([code, sentence]) =>
      block(
        sentence,
        waiting.filter(({ reason }) => reason.code === code),
      ),
    ),
    ...block("Not done:", refused),
  ].join("\n");
}

function headline(report: PassReport, { done, nothing }: { done: string; nothing: string }) {
  if (!report.complete) return "it could not be read, so nothing was decided.";
  if (report.paused) return "paused: it is observed, and nothing is written.";
  const counts = new Map<string, number>();
  for (const { kind } of report.actions) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const all = [...counts].map(([kind, count]) => counted(count, kind)).join(", ");
  const will = all === "" ? nothing : `${done} ${all}.`;
  return report.waiting.length === 0 ? will : `${will.slice(0, -1)}; ${waitingWords(report)}.`;
}

const waitingWords = ({ waiting }: PassReport) =>
  `${waiting.length} ${waiting.length === 1 ? "waits" : "wait"} for a person`;

function actionLine({ kind, change, blueprint, text, posts }: Action): string {
  const subject = change === undefined ? (blueprint ?? "") : `change ${change}`;
  return `  ${padKind(kind)}${subject}: ${text}${wordsOf(kind, posts)}`;
}

/** The exact words that are posted; of a hold that posts none, why. */
function wordsOf(kind: Action["kind"], posts: Action["posts"]): string {
  if (posts) return `\n${posts.replace(/^/gm, "          | ")}`;
  const isHold = kind === "hold" || kind === "restore";
  return isHold ? "\n          (nothing is posted: it was explained before)" : "";
}

function block(title: string, rows: readonly NotDone[]): string[] {
  if (rows.length === 0) return [];
  return [
    title,
    ...rows.map(({ kind, change, text }) => {
      const subject = change === undefined ? "" : `change ${change}: `;
      return `  ${padKind(kind)}${subject}${text}`;
    }),
  ];
}
