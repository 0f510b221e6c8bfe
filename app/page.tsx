import { BoardPage } from "./components/board-page.tsx";
import { ProjectList } from "./components/project-list.tsx";
import { firstOf } from "./project-page.tsx";
import { readably } from "./readably.tsx";
import { services } from "./services.ts";
import { snapshotOf } from "./snapshot-of.ts";

export const dynamic = "force-dynamic";

type Given = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The only project's board, or which projects there are. */
export default readably(async ({ searchParams }: Given) => {
  const projects = [...services().projects.values()];
  const [project] = projects;
  if (project !== undefined && projects.length === 1) {
    await snapshotOf(project);
    return await BoardPage({ project, turn: firstOf(await searchParams)["turn"] ?? null });
  }
  return await ProjectList({ projects });
});
