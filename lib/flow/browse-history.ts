import type { EntryFilter } from "#lib/database/store.ts";
import type { Refusal } from "#lib/failure.ts";
import {
  type AskedHistory,
  filterFor,
  type HistoryField,
  historyFields,
} from "./history-question.ts";
import type { Needs, Project } from "./needs.ts";
import { type Condition, readCondition } from "./read-condition.ts";
import {
  type BriefLine,
  briefHistory,
  countHistory,
  type HistoryFilter,
  type HistoryLine,
  historyLines,
} from "./show-history.ts";

/** What a reader asks for, and from which entry the page begins. */
export type HistoryQuestion = Readonly<Partial<Record<HistoryField | "before" | "after", string>>>;

/** One page of the history, newest first. */
export type HistoryPage = {
  readonly project: string;
  readonly entries: readonly BriefLine[];
  /** All entries of the project: no filter has a say in it. */
  readonly total: number;
  /** Those that are asked for. */
  readonly matching: number;
  /** What is asked for, without what is blank. */
  readonly asked: AskedHistory;
  /** What of it is not known or not readable; then nothing matches. */
  readonly mistakes: readonly Refusal[];
  /** Number of the entry before which the next page goes on, and after which the one before it ends; null at an end. */
  readonly older: number | null;
  readonly newer: number | null;
  /** Who has ever decided something. */
  readonly people: readonly string[];
  /** When the first decision was taken. */
  readonly begins: Date | null;
  readonly condition: Condition;
};

/** So many entries stand on a page. */
const page = 50;

/** The decisions that a reader asks for; what is not known is said, and then nothing matches. */
export async function browseHistory(
  needs: Needs,
  project: Project,
  question: HistoryQuestion,
): Promise<HistoryPage> {
  const { history } = needs.database.store;
  const people = await history.people(project.key);
  const asked = askedIn(question);
  const { filter, mistakes } = await filterFor(needs, project, asked, people);
  const isAnswerable = mistakes.length === 0;
  const total = await countHistory(needs, project, {});
  return {
    project: project.key,
    ...(isAnswerable ? await pageOf(needs, project, filter, question) : nothing),
    total,
    matching: isAnswerable ? await countHistory(needs, project, filter) : 0,
    ...{ asked, mistakes, people },
    begins: (await history.span(project.key))?.first ?? null,
    condition: await readCondition(needs, project),
  };
}

/** The same without a page around it: what is not known is refused. */
export async function askHistory(
  needs: Needs,
  project: Project,
  asked: AskedHistory,
  part: Pick<HistoryFilter, "before" | "limit"> = {},
): Promise<readonly HistoryLine[] | Refusal> {
  const people = await needs.database.store.history.people(project.key);
  const { filter, mistakes } = await filterFor(needs, project, asked, people);
  return mistakes[0] ?? (await historyLines(needs, project, { ...filter, ...part }));
}

const nothing = { entries: [], older: null, newer: null } as const;

function askedIn(question: HistoryQuestion): AskedHistory {
  const written = historyFields.map((field) => [field, (question[field] ?? "").trim()] as const);
  return Object.fromEntries(written.filter(([, text]) => text !== ""));
}

/** One more is read than is shown: it tells whether there are any. */
async function pageOf(
  needs: Needs,
  project: Project,
  filter: EntryFilter,
  { before, after }: HistoryQuestion,
): Promise<Pick<HistoryPage, "entries" | "older" | "newer">> {
  const first = numberIn(after);
  const last = first === null ? numberIn(before) : null;
  const found = await briefHistory(needs, project, {
    ...filter,
    ...(first === null ? {} : { after: first }),
    ...(last === null ? {} : { before: last }),
    limit: page + 1,
  });
  const hasMore = found.length > page;
  const entries = first === null ? found.slice(0, page) : found.slice(-page);
  const hasNewer = first === null ? last !== null : hasMore;
  const hasOlder = first === null ? hasMore : true;
  return {
    entries,
    newer: hasNewer ? (entries[0]?.seq ?? null) : null,
    older: hasOlder ? (entries.at(-1)?.seq ?? null) : null,
  };
}

const numberIn = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : null;
