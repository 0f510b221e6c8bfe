import type { Metadata } from "next";
import { HistoryView } from "#app/components/history/history-view.tsx";
import { PageFrame } from "#app/components/page-frame.tsx";
import { BoardThen } from "#app/components/past/board-then.tsx";
import { projectPage } from "#app/project-page.tsx";
import { services } from "#app/services.ts";
import { historySentence } from "#lib/domain/history-words.ts";
import { browseHistory } from "#lib/flow/browse-history.ts";

export const dynamic = "force-dynamic";

type Given = { params: Promise<{ project: string }> };

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  return { title: `History of ${(await params).project}` };
}

export default projectPage(async ({ project, search }) => {
  const view = await browseHistory(services(), project, search);
  const isFiltered = Object.keys(view.asked).length > 0;
  return (
    <PageFrame
      project={project.key}
      condition={view.condition}
      page="history"
      heading={historySentence(view, isFiltered, view.condition.now)}
      meta={
        <BoardThen to="board" project={project.key} begins={view.begins} now={view.condition.now} />
      }
      width="reading"
    >
      <HistoryView view={view} />
    </PageFrame>
  );
});
