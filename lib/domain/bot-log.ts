import { listed, shown } from "./phrases.ts";

/** A decision as the history has it. */
export type LoggedRow = {
  readonly seq: number;
  readonly at: Date;
  readonly who: string;
  readonly kind: string;
  readonly change: number | null;
  readonly blueprint: string | null;
  readonly reason: string | null;
  readonly text: string;
};

/** One line of the log: a decision, or all of one kind that a pass took at once. */
export type LogLine = Pick<LoggedRow, "seq" | "at" | "who" | "reason"> & { readonly text: string };

/** What people do to the bot itself. */
export const steering: readonly string[] = ["approve", "pause", "resume"];

/** What the bot did and who steered it, newest first; what one pass decided alike is one line. */
export function botLog(rows: readonly LoggedRow[], service: string): readonly LogLine[] {
  const groups: LoggedRow[][] = [];
  for (const row of rows) {
    if (row.who !== service && !steering.includes(row.kind)) continue;
    const last = groups.at(-1);
    if (last?.[0] !== undefined && isAlike(row, last[0])) last.push(row);
    else groups.push([row]);
  }
  return groups.flatMap((group) => lineOf(group) ?? []);
}

/** A pass dates all that it decides alike. */
const isAlike = (row: LoggedRow, first: LoggedRow) =>
  row.kind in alikeWords && row.kind === first.kind && row.at.getTime() === first.at.getTime();

/** What a pass does to many: on changes, for one and for several, and to slots. */
const alikeWords: Readonly<Record<string, readonly [one: string | null, many: string]>> = {
  hold: ["New hold on", "new holds, on"],
  lift: ["Hold off", "holds come off, on"],
  restore: ["Lost hold put back on", "lost holds put back, on"],
  message: ["Words on", "changes are spoken to:"],
  fill: [null, "slots are filled, by"],
  free: [null, "slots fall free, from"],
};

function lineOf(rows: readonly LoggedRow[]): LogLine | null {
  const [first] = rows;
  if (first === undefined) return null;
  const { seq, at, who, reason } = first;
  return { seq, at, who, reason, text: textOf(first, rows) };
}

function textOf({ kind, text, change }: LoggedRow, rows: readonly LoggedRow[]): string {
  const words = alikeWords[kind];
  if (words === undefined) return text;
  const [one, many] = words;
  if (rows.length > 1) return `${rows.length} ${many} ${listed(subjectsOf(rows))}.`;
  return one === null || change === null ? text : `${one} change ${change}. ${text}`;
}

/** By number, or in the order in which it was decided. */
function subjectsOf(rows: readonly LoggedRow[]): string[] {
  const numbers = rows.flatMap(({ change }) => change ?? []);
  return numbers.length > 0
    ? numbers.toSorted((a, b) => a - b).map(String)
    : rows.toReversed().map(({ blueprint }) => shown(blueprint ?? ""));
}

const doneWords = {
  hold: ["new hold", "new holds"],
  lift: ["hold came off", "holds came off"],
  fill: ["slot was filled", "slots were filled"],
  free: ["slot fell free", "slots fell free"],
  restore: ["lost hold was put back", "lost holds were put back"],
  warn: ["silent author was warned", "silent authors were warned"],
} as const;

/** What the bot did since an instant: "25 new holds, 2 slots were filled"; null for nothing of it. */
export function doneSince(rows: readonly LoggedRow[], service: string, since: Date): string | null {
  const own = rows.filter(({ who, at }) => who === service && at >= since);
  const parts = Object.entries(doneWords).flatMap(([kind, [one, many]]) => {
    const count = own.filter((row) => row.kind === kind).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return parts.length === 0 ? null : parts.join(", ");
}
