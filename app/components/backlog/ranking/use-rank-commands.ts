import { useCallback, useState } from "react";
import { linkIn, nameAt } from "#app/components/backlog/use-selection.ts";
import type { Opened } from "./asked.tsx";
import { type RankCommand, rankCommandOf, wishFor } from "./keys.ts";
import { useGrips } from "./use-grips.ts";
import type { useLiftKeys } from "./use-lift-keys.ts";
import { useRankKeys } from "./use-rank-keys.ts";
import { lockedSentence, type RankingGiven, type RankingState } from "./use-ranking.ts";

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
    else if (names.length === 0) ranking.say("Select a row first.");
    else carryOut(asked, names, given, setOpened);
  };
  useRankKeys((key) => {
    const { now } = ranking.lift;
    if (now.current?.by === "keys") return given.liftKeys.take(key);
    if (now.current !== null) return key.length === 1;
    if (key === "Escape") return ranking.chosen.clear();
    if (key === " ") return liftFocused(given);
    const asked = rankCommandOf(key);
    if (asked !== null) command(asked, meant());
    return asked !== null;
  });
  const openMenu = (opener: HTMLElement, names: Names) => {
    if (names.length === 0) ranking.say("Select a row first.");
    else setOpened({ kind: "menu", names, opener });
  };
  useGrips(list, (grip, name) => openMenu(grip, ranking.movingWith(name)));
  return { opened, setOpened, close, meant, command, openMenu };
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
      else {
        ranking.revealSoon(first);
        ranking.move(wish);
      }
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
