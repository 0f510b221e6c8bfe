import type { Metadata } from "next";
import { cache } from "react";
import { blueprintPage, boardPage, changePage } from "#app/components/addresses.ts";
import { ChangeMeta } from "#app/components/change-meta.tsx";
import { ChangeDetails } from "#app/components/change-view.tsx";
import { DecideMenu } from "#app/components/deciding/decide-menu.tsx";
import { PendingStrip } from "#app/components/deciding/pending-strip.tsx";
import { ForeignHeading } from "#app/components/foreign.tsx";
import { PageFrame } from "#app/components/page-frame.tsx";
import { isNumber } from "#app/known.ts";
import { previewOf } from "#app/preview.ts";
import { projectPage } from "#app/project-page.tsx";
import { gerritPage, services } from "#app/services.ts";
import { isAboutBlueprint, isAboutChange } from "#lib/domain/command-subject.ts";
import { quoted, typed } from "#lib/domain/phrases.ts";
import type { Refusal } from "#lib/failure.ts";
import { type ChangeView, explainChangeOf } from "#lib/flow/explain-change.ts";
import { unknownChange } from "#lib/flow/find-target.ts";
import type { Project } from "#lib/flow/needs.ts";
import { showPending } from "#lib/flow/show-pending.ts";

export const dynamic = "force-dynamic";

type Given = { params: Promise<{ project: string; number: string }> };

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  const { project, number } = await params;
  return previewOf(project, `Change ${typed(number)}`, async (known) => {
    const view = await explained(known, number);
    return view.kind === "refused" ? null : view.text;
  });
}

export default projectPage(async ({ project, address: { number = "" } }) => {
  const view = await explained(project, number);
  if (view.kind === "refused") return view;
  const { blueprint, change } = view;
  const pending = await showPending(services(), project);
  return (
    <PageFrame
      project={project.key}
      condition={view.condition}
      page="find"
      crumbs={[
        { text: project.key, to: boardPage(project.key) },
        ...(blueprint ? [{ text: blueprint, to: blueprintPage(project.key, blueprint) }] : []),
        { text: `change ${change}`, to: null },
      ]}
      heading={<ForeignHeading text={view.subject} />}
      meta={<ChangeMeta project={project.key} view={view} gerrit={gerritPage(project, view)} />}
      beside={<DecideMenu on={decidable(view)} about={`change ${change}`} />}
      decidedAt={changePage(project.key, change)}
      width="reading"
    >
      <PendingStrip
        pending={pending.filter(
          ({ comesTo }) =>
            isAboutChange(comesTo, change) ||
            (blueprint !== null && isAboutBlueprint(comesTo, blueprint)),
        )}
        now={view.condition.now}
      />
      <ChangeDetails project={project.key} view={view} />
    </PageFrame>
  );
});

const decidable = ({ change, status, hold, details, linkedBy, owner }: ChangeView) =>
  ({
    ...({ kind: "change", change, owner } as const),
    isOpen: status === "NEW",
    isHeld: hold !== null,
    isExempt: details.isExempt,
    isDropped: linkedBy === "dropped",
  }) as const;

/** The page and its preview ask once. */
const explained = cache(async (project: Project, text: string): Promise<ChangeView | Refusal> => {
  if (!isNumber(text)) return unknownChange(`a change ${quoted(text)}`);
  return await explainChangeOf(services(), project, Number(text));
});
