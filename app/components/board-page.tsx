import Link from "next/link";
import { boardOf } from "#app/board-of.ts";
import { gerritQuery, services } from "#app/services.ts";
import { boardAnswer } from "#lib/domain/board-words.ts";
import type { Project } from "#lib/flow/needs.ts";
import type { Board, BoardSlot } from "#lib/flow/show-board.ts";
import { historyBegins } from "#lib/flow/show-past.ts";
import { showPending } from "#lib/flow/show-pending.ts";
import { backlogPage, boardPage, changesPage } from "./addresses.ts";
import { BoardView } from "./board.tsx";
import { PageFrame } from "./page-frame.tsx";
import { BoardThen } from "./past/board-then.tsx";
import { SinceVisit } from "./since-visit.tsx";
import { TurnCounts } from "./turn-counts.tsx";

/** The board of one project, whole with its frame. `turn` lets the slots stand out in which it is somebody's turn. */
export async function BoardPage({ project, turn }: { project: Project; turn: string | null }) {
  const board = await boardOf(project);
  const pending = await showPending(services(), project);
  return (
    <PageFrame
      project={project.key}
      condition={board.condition}
      page="board"
      unanswered={board.unanswered}
      width="board"
      decidedAt={boardPage(project.key, { turn })}
      heading={boardAnswer(board)}
      meta={
        <>
          <InLine board={board} />
          <SinceVisit project={project} now={board.condition.now} />
        </>
      }
      beside={<TurnCounts board={board} sought={turn} />}
    >
      <BoardView
        board={board}
        pending={pending}
        changesOf={(slot) => openChanges(project, slot)}
        sought={turn}
      />
      <BoardThen
        to="board"
        project={project.key}
        begins={await historyBegins(services(), project)}
        now={board.condition.now}
      />
    </PageFrame>
  );
}

/** What the preview of a link to it says. */
export const boardPreview = async (project: Project): Promise<string> =>
  boardAnswer(await boardOf(project));

function InLine({ board: { project, backlog, ready } }: { board: Board }) {
  return (
    <span>
      <Link href={backlogPage(project, { state: "in-line" })} prefetch={false}>
        {backlog.length} in line
      </Link>
      ,{" "}
      <Link href={backlogPage(project, { state: "ready" })} prefetch={false}>
        {ready} of them ready
      </Link>
    </span>
  );
}

/** All open changes of a slot as one list: on the review server where it has pages, else here. */
function openChanges(project: Project, { blueprint, lines }: BoardSlot): string | null {
  if (blueprint === null) return null;
  const open = lines.filter(({ status }) => status === "NEW").map(({ change }) => change);
  return gerritQuery(project, open) ?? changesPage(project.key, { blueprint });
}
