import type { RefObject } from "react";
import { type Deciding, useDeciding } from "#app/components/deciding/deciding-context.ts";
import type { BacklogRow } from "#lib/domain/backlog.ts";
import { whyNot } from "#lib/domain/why-not.ts";
import { type Command, rowAfter } from "./keys.ts";
import { clearFilter, filterForm } from "./use-filter.ts";
import { useKeys } from "./use-keys.ts";
import { linkIn } from "./use-selection.ts";

/** What a list of which not every row is drawn does besides. */
export type ListHandle = {
  /** Scrolls as little as brings the row into sight. */
  readonly reveal: (index: number) => void;
};

type Given = {
  readonly list: RefObject<HTMLElement | null>;
  readonly handle: RefObject<ListHandle | null>;
  readonly rows: readonly BacklogRow[];
  readonly current: RefObject<string | null>;
  readonly goTo: (name: string) => void;
};

/** What the bar and the head of the table hide of the screen. */
export const covered = 80;

/** The keys of the backlog: through the rows, into the selected one, and to the filter. */
export function useCommands({ list, handle, rows, current, goTo }: Given): void {
  const deciding = useDeciding();
  useKeys(list, (command) => {
    switch (command.kind) {
      case "filter":
        field()?.focus();
        return true;
      case "clear":
        return clearFilter();
      case "open":
        return open(list, current.current);
      case "rank":
        return tellWhoRanks(deciding);
      default:
        return move(command);
    }
  });

  function move(command: Command): boolean {
    const chosen = rows.findIndex(({ name }) => name === current.current);
    const { first, screenful } = sightOf(list.current);
    // Whoever begins with the keyboard begins with the first row in sight.
    const index = chosen < 0 ? first - 1 : chosen;
    const next = rowAfter(command, { index, count: rows.length, screenful });
    const row = next === null ? undefined : rows[next];
    if (next === null || row === undefined) return false;
    reveal({ list, handle }, next);
    goTo(row.name);
    return true;
  }
}

/** Brings a row into sight, scrolling as little as that needs: in a list that is drawn whole by itself. */
export function reveal({ list, handle }: Pick<Given, "list" | "handle">, index: number): void {
  if (handle.current !== null) {
    handle.current.reveal(index);
    return;
  }
  const row = list.current?.querySelector(`tr[data-index="${index}"]`);
  if (!row) return;
  const { top, bottom } = row.getBoundingClientRect();
  const below = Math.max(0, bottom + 8 - innerHeight);
  scrollBy({ top: Math.min(0, top - covered) || below });
}

/** The first row in sight, and how many fit on the screen. */
function sightOf(list: HTMLElement | null) {
  const drawn = [...(list?.querySelectorAll<HTMLElement>("tr[data-name]") ?? [])];
  const inSight = drawn.find((row) => row.getBoundingClientRect().top >= covered) ?? drawn[0];
  const height = inSight?.offsetHeight ?? 29;
  return {
    first: Number(inSight?.dataset["index"] ?? 0),
    screenful: Math.max(1, Math.floor((innerHeight - covered) / height) - 1),
  };
}

/** Tells who has signed in and may not rank who does; false for everybody else. */
function tellWhoRanks(deciding: Deciding | null): boolean {
  const why = deciding && whyNot(deciding.actor, "rank");
  if (deciding === null || why === null) return false;
  deciding.warn(why);
  return true;
}

function open(list: RefObject<HTMLElement | null>, selected: string | null): boolean {
  const link = selected === null ? null : linkIn(list, selected);
  link?.click();
  return link !== null;
}

const field = () => filterForm()?.querySelector<HTMLInputElement>("input[name=q]") ?? null;
