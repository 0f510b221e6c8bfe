import { cache } from "react";
import type { Project } from "#lib/flow/needs.ts";
import { type Board, showBoard } from "#lib/flow/show-board.ts";
import { services } from "./services.ts";

/** The board as one page sees it: its preview and its body ask once. */
export const boardOf: (project: Project) => Promise<Board> = cache((project) =>
  showBoard(services(), project),
);
