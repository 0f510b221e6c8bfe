import { type RefObject, useEffect } from "react";
import { filterRows } from "#lib/domain/backlog-filter.ts";
import type { Snapshot } from "./snapshot.ts";
import { type ListHandle, reveal } from "./use-commands.ts";
import { filterForm, filterIn } from "./use-filter.ts";

type Given = {
  readonly list: RefObject<HTMLElement | null>;
  readonly handle: RefObject<ListHandle | null>;
  /** Null while the server alone filters. */
  readonly shown: Snapshot | null;
  readonly goTo: (name: string) => void;
};

const onwards: ReadonlySet<string> = new Set(["Enter", "ArrowDown"]);

/** Enter or ↓ in the field of the filter leads to the first row that it leaves, drawn by then or not. */
export function useResults({ list, handle, shown, goTo }: Given): void {
  useEffect(() => {
    const form = filterForm();
    if (form === null || shown === null) return;
    const lead = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLInputElement && !event.isComposing;
      if (!isTyping || !onwards.has(event.key)) return;
      const [first] = filterRows(shown.searched, filterIn(form));
      if (first === undefined) return;
      event.preventDefault();
      reveal({ list, handle }, 0);
      goTo(first.name);
    };
    form.addEventListener("keydown", lead);
    return () => form.removeEventListener("keydown", lead);
  });
}
