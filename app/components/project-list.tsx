import Link from "next/link";
import { services } from "#app/services.ts";
import { boardAnswer } from "#lib/domain/board-words.ts";
import type { Project } from "#lib/flow/needs.ts";
import type { Condition } from "#lib/flow/read-condition.ts";
import { type Board, showBoard } from "#lib/flow/show-board.ts";
import { boardPage } from "./addresses.ts";
import { Freshness } from "./freshness.tsx";
import { Glyph } from "./glyph.tsx";
import { PageFrame } from "./page-frame.tsx";
import { Panel } from "./panel.tsx";
import styles from "./project-list.module.css";

/** All projects: how full the slots of each are, and who must act. */
export async function ProjectList({ projects }: { projects: readonly Project[] }) {
  const boards = await Promise.all(projects.map((project) => showBoard(services(), project)));
  return (
    <PageFrame
      project={null}
      condition={null}
      page={null}
      heading={`${projects.length} projects have slots here.`}
      width="reading"
    >
      <Panel title="Projects" mark={projects.length}>
        <ul className={styles["projects"]}>
          {boards.map((board) => (
            <Row key={board.project} board={board} />
          ))}
        </ul>
      </Panel>
    </PageFrame>
  );
}

function Row({ board }: { board: Board }) {
  const { project, backlog, ready, condition } = board;
  return (
    <li data-row="">
      <Link href={boardPage(project)} prefetch={false} data-open="">
        <bdi>{project}</bdi>
      </Link>
      <span>
        {boardAnswer(board)} {backlog.length} in line, {ready} of them ready.
      </span>
      <span className={styles["state"]}>
        <Standstill condition={condition} />
        <Freshness condition={condition} />
      </span>
    </li>
  );
}

/** Why nothing is decided in a project, in a few words; its own pages say more. */
function Standstill({ condition }: { condition: Condition }) {
  const { obstacles, pausedAt, startedAt, silence } = condition;
  // That Gerrit is silent stands beside it, where it says as of when this is true.
  const total = silence === null ? obstacles.find(({ isTotal }) => isTotal) : undefined;
  if (total !== undefined) {
    return (
      <span className={styles["stop"]}>
        <Glyph name="cross" /> {total.fact}
      </span>
    );
  }
  if (pausedAt === null && startedAt !== null) return null;
  return (
    <span className={styles["warn"]}>
      <Glyph name="pause" /> {pausedAt === null ? "Not started" : "Paused"}
    </span>
  );
}
