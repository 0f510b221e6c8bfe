import { covered } from "#app/components/backlog/use-commands.ts";

/** The gap between rows that is nearest to this height on the screen, from 0 to the count of rows. */
export function gapNear(list: HTMLElement, y: number, count: number): number {
  const { left } = list.getBoundingClientRect();
  const seen = Math.min(innerHeight - 2, Math.max(covered, y));
  const row = document.elementFromPoint(left + 8, seen)?.closest<HTMLElement>("tr[data-index]");
  if (!row) return beyond(list, seen, count);
  const { top, height } = row.getBoundingClientRect();
  const index = Number(row.dataset["index"]);
  return y < top + height / 2 ? index : index + 1;
}

function beyond(list: HTMLElement, y: number, count: number): number {
  const body = list.querySelector("tbody")?.getBoundingClientRect();
  return body !== undefined && y <= body.top ? 0 : count;
}

/** How far below the top of the list a gap is, in pixels; null while neither row beside it is drawn. */
export function topOf(list: HTMLElement, gap: number): number | null {
  const top = list.getBoundingClientRect().top;
  const below = list.querySelector(`tr[data-index="${gap}"]`);
  if (below !== null) return below.getBoundingClientRect().top - top;
  const above = list.querySelector(`tr[data-index="${gap - 1}"]`);
  return above === null ? null : above.getBoundingClientRect().bottom - top;
}

/** Which rows are drawn: another word for others. */
export function drawnIn(list: HTMLElement | null): string {
  const body = list?.querySelector("tbody");
  const ends = [
    body?.querySelector("tr[data-index]"),
    body?.lastElementChild?.previousElementSibling,
  ];
  return ends.map((row) => row?.getAttribute("data-index")).join("–");
}

/** So near to an edge of the screen the list begins to scroll. */
const edge = 64;
/** In pixels a millisecond, at the edge itself; after a while there it is twice as fast. */
const pace = 1.1;
const soon = 1_200;

/** How far to scroll for a pointer that has been near an edge for so long, in pixels. */
export function scrollFor(y: number, { nearFor, passed }: { nearFor: number; passed: number }) {
  const top = covered + edge - y;
  const bottom = y - (innerHeight - edge);
  const depth = Math.min(1, Math.max(top, bottom, 0) / edge);
  const speed = pace * depth * (nearFor > soon ? 2 : 1);
  return Math.round((top > bottom ? -1 : 1) * speed * passed);
}
