import type { Metadata } from "next";
import { cache } from "react";
import { backlogPage, blueprintPage, boardPage } from "#app/components/addresses.ts";
import { BlueprintMeta } from "#app/components/blueprint-meta.tsx";
import { BlueprintDetails } from "#app/components/blueprint-view.tsx";
import { DecideMenu } from "#app/components/deciding/decide-menu.tsx";
import { PendingStrip } from "#app/components/deciding/pending-strip.tsx";
import { ForeignHeading } from "#app/components/foreign.tsx";
import { PageFrame } from "#app/components/page-frame.tsx";
import { previewOf } from "#app/preview.ts";
import { projectPage } from "#app/project-page.tsx";
import { services } from "#app/services.ts";
import { isAboutBlueprint } from "#lib/domain/command-subject.ts";
import { offeredStanding } from "#lib/domain/offers.ts";
import { type BlueprintView, explainBlueprintOf } from "#lib/flow/explain-blueprint.ts";
import type { Project } from "#lib/flow/needs.ts";
import { showPending } from "#lib/flow/show-pending.ts";

export const dynamic = "force-dynamic";

type Given = { params: Promise<{ project: string; name: string }> };

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  const { project, name } = await params;
  return previewOf(project, name, async (known) => {
    const view = await explained(known, name);
    return view.kind === "refused" ? null : view.text;
  });
}

export default projectPage(async ({ project, address: { name = "" } }) => {
  const view = await explained(project, name);
  if (view.kind === "refused") return view;
  const pending = await showPending(services(), project);
  return (
    <PageFrame
      project={project.key}
      condition={view.condition}
      page="backlog"
      crumbs={[
        { text: project.key, to: boardPage(project.key) },
        { text: "Backlog", to: backlogPage(project.key) },
        { text: view.name, to: null },
      ]}
      heading={<ForeignHeading text={view.title} />}
      meta={<BlueprintMeta project={project.key} view={view} />}
      beside={<DecideMenu on={decidable(view)} about={view.name} />}
      decidedAt={blueprintPage(project.key, view.name)}
      width="reading"
    >
      <PendingStrip
        pending={pending.filter(({ comesTo }) => isAboutBlueprint(comesTo, view.name))}
        now={view.condition.now}
      />
      <BlueprintDetails project={project.key} view={view} />
    </PageFrame>
  );
});

const decidable = ({ name, standing: stands, owner, isSlotFree }: BlueprintView) => {
  const slot = stands.kind === "in-slot" ? stands.number : null;
  const standing = offeredStanding(stands, isSlotFree);
  return { kind: "blueprint", name, slot, standing, owner } as const;
};

/** The page and its preview ask once. */
const explained = cache((project: Project, name: string) =>
  explainBlueprintOf(services(), project, name),
);
