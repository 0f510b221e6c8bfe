import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { blueprintPage } from "#app/components/addresses.ts";
import { ChangeDetails } from "#app/components/change-view.tsx";
import { PageFrame } from "#app/components/page-frame.tsx";
import { readably } from "#app/readably.tsx";
import { gerritPage, projectIn, services } from "#app/services.ts";
import { explainChangeOf } from "#lib/flow/explain-change.ts";

export const dynamic = "force-dynamic";

type Given = { params: Promise<{ project: string; number: string }> };

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  return { title: `Change ${numberIn((await params).number)}` };
}

export default readably(async ({ params }: Given) => {
  const { project: key, number } = await params;
  const project = projectIn(key);
  const view = await explainChangeOf(services(), project, numberIn(number));
  if (view.kind === "refused") notFound();
  const { blueprint, change } = view;
  return (
    <PageFrame
      project={project.key}
      condition={view.condition}
      isDemonstration={services().config.mode === "demonstration"}
      crumbs={[
        { text: project.key, to: `/${project.key}` },
        ...(blueprint ? [{ text: blueprint, to: blueprintPage(project.key, blueprint) }] : []),
        { text: String(change), to: null },
      ]}
      width="reading"
    >
      <ChangeDetails project={project.key} view={view} gerrit={gerritPage(project, view)} />
    </PageFrame>
  );
});

const numberIn = (text: string): number => (/^\d{1,10}$/.test(text) ? Number(text) : notFound());
