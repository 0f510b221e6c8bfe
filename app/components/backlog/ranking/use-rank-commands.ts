import { useCallback, useState } from "react";
import { linkIn, nameAt } from "#app/components/backlog/use-selection.ts";
import type { Opened } from "./asked.tsx";
import { type RankCommand, rankCommandOf, wishFor } from "./keys.ts";
import { useGrips } from "./use-grips.ts";
import type { useLiftKeys } from "./use-lift-keys.ts";
import { useRankKeys } from "./use-rank-keys.ts";
import {
  lockedSentence,
  noRowSentence,
  type RankingGiven,
  type RankingState,
} from "./use-ranking.ts";

type Given = Pick<RankingGiven, "list" | "selected" | "current" | "isLocked"> & {
  readonly ranking: RankingState;
  readonly liftKeys: ReturnType<typeof useLiftKeys>;
};

type Names = readonly string[];

/** What keys, menus and buttons do; what they open is open one at a time. */
export function useRankCommands(given: Given) {
  const { list, isLocked, ranking } = given;
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = useCallback(() => setOpened(null), []);
  const meant = () => meantBy(given);
  const command = (asked: RankCommand, names: Names) => {
    if (asked === "undo") ranking.undoing.undo();
    else if (isLocked) ranking.say(lockedSentence);
    else if (names.length === 0) ranking.tell(noRowSentence);
    else carryOut(asked, names, given, setOpened);
  };
  const besides = (key: string): boolean => {
    if (key === "Escape") return ranking.chosen.clear();
    if (key === " ") return liftFocused(given);
    const asked = rankCommandOf(key);
    // Another decision on this page may have something to undo.
    if (asked === null || (asked === "undo" && !ranking.undoing.canUndo)) return false;
    command(asked, meant());
    return true;
  };
  useRankKeys((key) => inHand(key, given) ?? besides(key));
  const openMenu = (opener: HTMLElement, names: Names) => {
    if (names.length === 0) ranking.tell(noRowSentence);
    else setOpened({ kind: "menu", names, opener });
  };
  const clearChosen = () => {
    ranking.chosen.clear();
    ranking.say("Nothing is selected.");
  };
  useGrips(list, (grip, name) => openMenu(grip, ranking.movingWith(name)));
  return { opened, setOpened, close, meant, command, openMenu, clearChosen };
}

/** What a key does while something is lifted; null where nothing is. */
function inHand(key: string, { ranking, liftKeys }: Given): boolean | null {
  const { current: lifted } = ranking.lift.now;
  if (lifted === null) return null;
  return lifted.by === "keys" ? liftKeys.take(key) : key.length === 1;
}

/** Those that a key or a button is about: all that are chosen, or the selected one. */
function meantBy({ ranking: { chosen, latest }, current, selected }: Given): Names {
  const order = latest.current;
  if (chosen.names.size > 0) return order.filter((name) => chosen.names.has(name));
  return order.filter((name) => name === (current.current ?? selected));
}

function carryOut(
  asked: RankCommand,
  names: Names,
  { ranking, list, current }: Given,
  open: (opened: Opened) => void,
): void {
  const { chosen, say, latest } = ranking;
  const [first = ""] = names;
  const here = current.current ?? first;
  switch (asked) {
    case "choose":
      say(`${here} is ${chosen.names.has(here) ? "no longer selected" : "selected"}.`);
      chosen.toggle(here);
      break;
    case "choose-range":
      chosen.chooseTo(here);
      break;
    case "position":
    case "beside":
      open({ kind: asked, names });
      break;
    case "menu": {
      const grip = linkIn(list, here)?.closest("tr")?.querySelector<HTMLElement>("[data-grip]");
      open({ kind: "menu", names, opener: grip ?? document.body });
      break;
    }
    case "up":
    case "down":
    case "top":
    case "bottom":
    case "undo": {
      const wish = wishFor(asked, latest.current, names);
      if (wish === null) say(`${first} is at the end already.`);
      else ranking.move(wish);
    }
  }
}

/** Lifts the row whose name has the focus; false where none has. */
function liftFocused({ list, ranking, isLocked, liftKeys }: Given): boolean {
  const link = document.activeElement;
  const name = link?.matches("a") ? nameAt(link) : null;
  if (name === null || !list.current?.contains(link)) return false;
  if (isLocked) ranking.say(lockedSentence);
  else liftKeys.lift(ranking.movingWith(name));
  return true;
}
