import {
  gapSentence,
  notWritten,
  onInstant,
  pastSentence,
  placeWords,
  wholeDay,
} from "#lib/domain/past-words.ts";
import { shown } from "#lib/domain/phrases.ts";
import type { PastBoard } from "#lib/flow/show-past.ts";
import { moment, plain, table } from "./table.ts";

/** The board and the whole order as they were, for a terminal. */
export function pastText(past: PastBoard): string {
  const { project, slots, order, now, last, next } = past;
  return [
    `${project} ${onInstant(past)}: ${pastSentence(past)}`,
    notWritten,
    ...gapLines(past),
    "",
    table([["slot", "", "blueprint", "kind", "since"], ...slots.map(slotRow)]),
    "",
    table([
      ["rank", "blueprint", "kind", ""],
      ...order.map(({ rank, blueprint, kind, place }) => [
        String(rank).padStart(4),
        shown(blueprint),
        kind,
        placeWords(place, now),
      ]),
    ]),
    "",
    ...(last === null ? [] : [`Last before: ${moment(last.at)}  ${plain(last.text, 200)}`]),
    ...(next === null ? [] : [`Next after:  ${moment(next.at)}  ${plain(next.text, 200)}`]),
  ].join("\n");
}

function slotRow({ number, reserved, closing, content }: PastBoard["slots"][number]) {
  return [
    String(number).padStart(4),
    closing ? "closing" : reserved ? "debt" : "",
    content === null ? "(empty)" : shown(content.blueprint),
    content?.kind ?? "",
    content === null ? "" : wholeDay(content.since),
  ];
}

const gapLines = ({ gap }: PastBoard) => (gap === null ? [] : [gapSentence(gap)]);
