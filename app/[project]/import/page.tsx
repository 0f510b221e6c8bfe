import type { Metadata } from "next";
import { importPage } from "#app/components/addresses.ts";
import { ImportDetails } from "#app/components/import-view.tsx";
import { PageFrame } from "#app/components/page-frame.tsx";
import { projectPage } from "#app/project-page.tsx";
import { services } from "#app/services.ts";
import { counted } from "#lib/domain/phrases.ts";
import { readCondition } from "#lib/flow/read-condition.ts";

export const dynamic = "force-dynamic";

type Given = { params: Promise<{ project: string }> };

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  return { title: `Import into ${(await params).project}` };
}

export default projectPage(async ({ project }) => {
  const needs = services();
  const known = await needs.database.store.blueprints.all(project.key);
  return (
    <PageFrame
      project={project.key}
      condition={await readCondition(needs, project)}
      page="backlog"
      heading={`${counted(known.length, "blueprint")} ${known.length === 1 ? "is" : "are"} known. An import adds and updates, and removes none.`}
      decidedAt={importPage(project.key)}
      width="reading"
    >
      <ImportDetails project={project} />
    </PageFrame>
  );
});
