import type { RankCommand } from "./keys.ts";

export type MenuItem = {
  readonly command: RankCommand;
  readonly words: string;
  readonly key: string;
};

/** The moves, as the menu and the panel offer them. */
export const moveItems: readonly MenuItem[] = [
  { command: "up", words: "Up", key: "⇧K" },
  { command: "down", words: "Down", key: "⇧J" },
  { command: "top", words: "Top", key: "⇧T" },
  { command: "bottom", words: "Bottom", key: "⇧B" },
  { command: "position", words: "To rank…", key: "#" },
  { command: "beside", words: "Before or after another…", key: "A" },
];
