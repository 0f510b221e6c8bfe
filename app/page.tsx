import { BoardPage } from "./components/board-page.tsx";
import { ProjectList } from "./components/project-list.tsx";
import { readably } from "./readably.tsx";
import { services } from "./services.ts";

export const dynamic = "force-dynamic";

/** The only project's board, or which projects there are. */
export default readably(async () => {
  const projects = [...services().projects.values()];
  const [project] = projects;
  if (project !== undefined && projects.length === 1) {
    return await BoardPage({ project, isWhole: false });
  }
  return await ProjectList({ projects });
});
