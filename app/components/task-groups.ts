import type { Asked } from "#lib/domain/attention.ts";
import type { ListedChange } from "#lib/flow/list-changes.ts";
import type { PersonView } from "#lib/flow/show-person.ts";

/** One change that needs somebody, and why. */
export type Task = {
  readonly row: ListedChange;
  readonly why: string;
  readonly asked: Asked | null;
};

/** Tasks of one blueprint: own ones, or reviews. */
export type TaskGroup = {
  readonly key: string;
  readonly isOwn: boolean;
  readonly slot: number | null;
  readonly blueprint: string | null;
  readonly isKnown: boolean;
  /** Of the first change; on own work nobody needs to be told. */
  readonly owner: string | null;
  /** What is asked about the blueprint itself. */
  readonly doNow: string | null;
  /** The blueprint's owner where a word, `ready`, is what is asked of them; null where it is not. */
  readonly readyBy: string | null;
  readonly tasks: readonly Task[];
};

/** What needs a person as it is read: own work, longest wait first, then reviews by slot. */
export function taskGroups({ changes, blueprints, reviews }: PersonView): readonly TaskGroup[] {
  const groups = new Map<string, TaskGroup>();
  const add = (task: Task, isOwn: boolean) => {
    const { slot, owner, verdict, blueprints: names } = task.row;
    const blueprint = names[0] ?? null;
    const key = `${isOwn ? "own" : "review"} ${slot ?? ""} ${blueprint ?? ""}`;
    const empty = {
      key,
      isOwn,
      slot,
      blueprint,
      isKnown: verdict !== "unknown-blueprint",
      owner: isOwn ? null : owner,
      doNow: null,
      readyBy: null,
      tasks: [],
    };
    const group = groups.get(key) ?? empty;
    groups.set(key, { ...group, tasks: [...group.tasks, task] });
  };
  for (const row of changes.filter(({ needsAuthor }) => needsAuthor)) {
    add({ row, why: sentences(row.doNow), asked: null }, true);
  }
  for (const { blueprint, doNow, ...row } of blueprints.filter((one) => one.doNow.length > 0)) {
    const key = `own  ${blueprint}`;
    const own = { isOwn: true, isKnown: true, slot: null, owner: null } as const;
    const empty = { key, ...own, blueprint, readyBy: null, tasks: [] };
    const readyBy = row.isReadyAsked ? row.owner : null;
    groups.set(key, { ...(groups.get(key) ?? empty), doNow: sentences(doNow), readyBy });
  }
  for (const row of reviews.needed) add({ row, why: row.why, asked: row.asked }, false);
  return [...groups.values()];
}

const sentences = (steps: readonly string[]): string => steps.map((step) => `${step}.`).join(" ");
