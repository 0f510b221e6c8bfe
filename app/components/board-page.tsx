import { services } from "#app/services.ts";
import { boardSentence } from "#lib/domain/board-words.ts";
import type { Project } from "#lib/flow/needs.ts";
import { showBoard } from "#lib/flow/show-board.ts";
import { BoardView } from "./board.tsx";
import { PageFrame } from "./page-frame.tsx";

/** The board of one project, whole with its frame. */
export async function BoardPage({ project, isWhole }: { project: Project; isWhole: boolean }) {
  const board = await showBoard(services(), project);
  return (
    <PageFrame
      project={project.key}
      condition={board.condition}
      isDemonstration={services().config.mode === "demonstration"}
      unanswered={board.unanswered}
      width="board"
      top={<h1>{boardSentence({ ...board, inLine: board.backlog.length })}</h1>}
    >
      <BoardView board={board} isWhole={isWhole} />
    </PageFrame>
  );
}
