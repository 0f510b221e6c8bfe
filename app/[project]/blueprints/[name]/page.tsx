import type { Metadata } from "next";
import { BlueprintDetails } from "#app/components/blueprint-view.tsx";
import { Crumbs, PageFrame } from "#app/components/page-frame.tsx";
import { Unknown } from "#app/components/unknown.tsx";
import { readably } from "#app/readably.tsx";
import { named, projectIn, services } from "#app/services.ts";
import { explainBlueprintOf } from "#lib/flow/explain-blueprint.ts";

export const dynamic = "force-dynamic";

type Given = { params: Promise<{ project: string; name: string }> };

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  return { title: named((await params).name) };
}

export default readably(async ({ params }: Given) => {
  const { project: key, name } = await params;
  const project = projectIn(key);
  if ("kind" in project) return <Unknown refusal={project} />;
  const view = await explainBlueprintOf(services(), project, named(name));
  if (view.kind === "refused") return <Unknown refusal={view} />;
  return (
    <PageFrame
      project={project.key}
      condition={view.condition}
      isDemonstration={services().config.mode === "demonstration"}
      top={
        <Crumbs
          crumbs={[
            { text: project.key, to: `/${project.key}` },
            { text: view.name, to: null },
          ]}
        />
      }
      width="reading"
    >
      <BlueprintDetails project={project.key} view={view} />
    </PageFrame>
  );
});
