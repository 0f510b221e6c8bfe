import Link from "next/link";
import { services } from "#app/services.ts";
import { slotsInUse } from "#lib/domain/board-words.ts";
import type { Project } from "#lib/flow/needs.ts";
import { showBoard } from "#lib/flow/show-board.ts";
import { Bar } from "./bar.tsx";
import { Message } from "./message.tsx";
import styles from "./project-list.module.css";

/** All projects with how full their slots are. */
export async function ProjectList({ projects }: { projects: readonly Project[] }) {
  const boards = await Promise.all(projects.map((project) => showBoard(services(), project)));
  return (
    <>
      <Bar project={null} />
      <Message title={`${projects.length} projects have slots here.`}>
        <ul className={styles["projects"]}>
          {boards.map(({ project, occupied, count, backlog }) => (
            <li key={project}>
              <Link href={`/${project}`} prefetch={false}>
                {project}
              </Link>
              <span>
                {slotsInUse({ occupied, count })}; {backlog.length} in line
              </span>
            </li>
          ))}
        </ul>
      </Message>
    </>
  );
}
