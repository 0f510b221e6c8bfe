import { startTransition, useLayoutEffect, useRef, useState } from "react";
import {
  type BacklogFilter,
  filterFrom,
  filterInAddress,
  isFiltering,
} from "#lib/domain/backlog-filter.ts";
import { writeAddress } from "./address-bar.ts";

/** The form that the server sent; it stays what it is, and what stands in it is the filter. */
export const filterForm = () =>
  document.querySelector<HTMLFormElement>("form[data-backlog-filter]");

/**
 * The filter as it stands in the form, from keystroke to keystroke. Links to the same page with another filter and the
 * way back fill the form instead of loading the page. As long as it is not on, the form does all that itself.
 */
export function useFilter(given: BacklogFilter, isOn: boolean): BacklogFilter {
  const [filter, setFilter] = useState(given);
  const sent = useRef(given);
  useLayoutEffect(() => {
    const form = filterForm();
    if (form === null || !isOn) return;
    const stop = new AbortController();
    const { signal } = stop;
    const read = () => startTransition(() => setFilter(filterIn(form)));
    const adopt = (address: URL | Location) => {
      fill(form, new URLSearchParams(address.search));
      read();
    };
    form.addEventListener("input", read, { signal });
    form.addEventListener("submit", (event) => event.preventDefault(), { signal });
    form.addEventListener("keydown", clearFirst, { signal });
    addEventListener("popstate", () => adopt(location), { signal });
    addEventListener("click", (event) => follow(event, adopt), { signal, capture: true });
    // Who comes back finds the page as it was sent, and the address as it was left.
    if (isOtherwise(sent.current)) adopt(location);
    // Whoever was faster than the code has typed already.
    else setFilter(filterIn(form));
    return () => stop.abort();
  }, [isOn]);
  return isOn ? filter : given;
}

/** Whether the address asks for another filter than this one. */
function isOtherwise(filter: BacklogFilter): boolean {
  const asked = filterFrom(Object.fromEntries(new URLSearchParams(location.search)));
  return JSON.stringify(filterInAddress(asked)) !== JSON.stringify(filterInAddress(filter));
}

/** Escape empties the filter first, and only then leaves its field. */
function clearFirst(event: KeyboardEvent) {
  if (event.key === "Escape" && clearFilter()) event.stopPropagation();
}

/** Filters by a link's address, where it leads to this very page. */
function follow(event: MouseEvent, adopt: (address: URL) => void) {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey);
  if (link === null || !isPlain || link.pathname !== location.pathname) return;
  const address = new URL(link.href);
  event.preventDefault();
  writeAddress("push", address.href, { backlogTop: 0 });
  adopt(address);
}

/** Empties the form; false where it was empty. */
export function clearFilter(): boolean {
  const form = filterForm();
  if (form === null || !isFiltering(filterIn(form))) return false;
  fill(form, new URLSearchParams());
  form.dispatchEvent(new Event("input"));
  return true;
}

/** What stands in the form, drawn yet or not. */
export function filterIn(form: HTMLFormElement): BacklogFilter {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? "");
  return filterFrom({ q: text("q"), kind: text("kind"), state: text("state") });
}

function fill(form: HTMLFormElement, search: URLSearchParams) {
  const { text, kind, place } = filterFrom(Object.fromEntries(search));
  const values = { q: text, kind: kind ?? "", state: place ?? "" };
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
      field.value = value;
    }
  }
}
