import type { Metadata } from "next";
import { blueprintPage } from "#app/components/addresses.ts";
import { ChangeDetails } from "#app/components/change-view.tsx";
import { Crumbs, PageFrame } from "#app/components/page-frame.tsx";
import { Unknown } from "#app/components/unknown.tsx";
import { isNumber } from "#app/known.ts";
import { readably } from "#app/readably.tsx";
import { gerritPage, named, projectIn, services } from "#app/services.ts";
import { shown } from "#lib/domain/phrases.ts";
import type { Refusal } from "#lib/failure.ts";
import { type ChangeView, explainChangeOf } from "#lib/flow/explain-change.ts";
import { unknownChange } from "#lib/flow/find-target.ts";
import type { Project } from "#lib/flow/needs.ts";

export const dynamic = "force-dynamic";

type Given = { params: Promise<{ project: string; number: string }> };

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  return { title: `Change ${shown(named((await params).number))}` };
}

export default readably(async ({ params }: Given) => {
  const { project: key, number } = await params;
  const project = projectIn(key);
  if ("kind" in project) return <Unknown refusal={project} />;
  const view = await explain(project, number);
  if (view.kind === "refused") return <Unknown refusal={view} />;
  const { blueprint, change } = view;
  return (
    <PageFrame
      project={project.key}
      condition={view.condition}
      isDemonstration={services().config.mode === "demonstration"}
      top={
        <Crumbs
          crumbs={[
            { text: project.key, to: `/${project.key}` },
            ...(blueprint ? [{ text: blueprint, to: blueprintPage(project.key, blueprint) }] : []),
            { text: `change ${change}`, to: null },
          ]}
        />
      }
      width="reading"
    >
      <ChangeDetails project={project.key} view={view} gerrit={gerritPage(project, view)} />
    </PageFrame>
  );
});

async function explain(project: Project, text: string): Promise<ChangeView | Refusal> {
  if (!isNumber(text)) return unknownChange(`a change “${shown(named(text))}”`);
  return await explainChangeOf(services(), project, Number(text));
}
