import type { Metadata } from "next";
import { boardPage, changesPage } from "#app/components/addresses.ts";
import { ChangesList } from "#app/components/changes-list.tsx";
import { PageFrame } from "#app/components/page-frame.tsx";
import { projectPage } from "#app/project-page.tsx";
import { services } from "#app/services.ts";
import { changesSentence } from "#lib/domain/changes-words.ts";
import type { ChangeFilter } from "#lib/flow/list-changes.ts";
import { showChanges } from "#lib/flow/show-changes.ts";

export const metadata: Metadata = { title: "Changes" };

export default projectPage(async ({ project, search }) => {
  const page = /^\d{1,6}$/.test(search["page"] ?? "") ? Number(search["page"]) : 1;
  const view = await showChanges(services(), project, filterOf(search), page);
  return (
    <PageFrame
      project={project.key}
      condition={view.condition}
      page="board"
      crumbs={[
        { text: project.key, to: boardPage(project.key) },
        { text: "changes", to: null },
      ]}
      heading={changesSentence(view.counts)}
      decidedAt={changesPage(project.key, search)}
      width="reading"
    >
      <ChangesList view={view} />
    </PageFrame>
  );
});

/** What the address asks for; an empty field asks for nothing. */
function filterOf(search: Readonly<Record<string, string>>): ChangeFilter {
  const given = (key: "verdict" | "turn" | "owner" | "blueprint") => {
    const text = (search[key] ?? "").trim().slice(0, 200);
    return text === "" ? {} : { [key]: text };
  };
  return {
    ...given("verdict"),
    ...given("turn"),
    ...given("owner"),
    ...given("blueprint"),
    ...(search["held"] === "yes" ? { held: true } : {}),
    ...(search["human2"] === "yes" ? { human2: true } : {}),
  };
}
