import { counted } from "#lib/domain/phrases.ts";
import type { Action, NotDone, PassReport } from "#lib/flow/pass-report.ts";

/** A plan or a tick for a terminal: figures first, then each thing with its reason. */
export function passText(report: PassReport, verbs: { done: string; nothing: string }): string {
  const { actions, refused, waiting } = report;
  return [
    `${report.project}: ${headline(report, verbs)}`,
    ...actions.map(actionLine),
    ...block("Waiting for a person:", waiting),
    ...block("Not done:", refused),
  ].join("\n");
}

function headline(report: PassReport, { done, nothing }: { done: string; nothing: string }) {
  if (!report.complete) return "it could not be read, so nothing was decided.";
  if (report.paused) return "paused: it is observed, and nothing is written.";
  const counts = new Map<string, number>();
  for (const { kind } of report.actions) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  if (counts.size === 0 && report.waiting.length === 0) return nothing;
  const parts = [...counts].map(([kind, count]) => counted(count, kind));
  if (report.waiting.length > 0) parts.push(`${report.waiting.length} waiting`);
  return `${done} ${parts.join(", ")}.`;
}

function actionLine({ kind, change, blueprint, text, posts }: Action): string {
  const subject = change === undefined ? (blueprint ?? "") : `change ${change}`;
  const words = posts ? `\n${posts.replace(/^/gm, "          | ")}` : "";
  return `  ${kind.padEnd(8)}${subject}: ${text}${words}`;
}

function block(title: string, rows: readonly NotDone[]): string[] {
  if (rows.length === 0) return [];
  return [
    title,
    ...rows.map(({ kind, change, text }) => {
      const subject = change === undefined ? "" : `change ${change}: `;
      return `  ${kind.padEnd(8)}${subject}${text}`;
    }),
  ];
}
