import type { Metadata } from "next";
import { actorHere } from "#app/actor.ts";
import { tooMany } from "#app/api/frame/rate.ts";
import { setupPage } from "#app/components/addresses.ts";
import { PendingStrip } from "#app/components/deciding/pending-strip.tsx";
import { PageFrame } from "#app/components/page-frame.tsx";
import { SetupSteps } from "#app/components/setup-steps.tsx";
import { projectPage } from "#app/project-page.tsx";
import { services } from "#app/services.ts";
import { can } from "#lib/domain/roles.ts";
import type { Project } from "#lib/flow/needs.ts";
import { showSetup } from "#lib/flow/show-setup.ts";

export const dynamic = "force-dynamic";

type Given = { params: Promise<{ project: string }> };

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  return { title: `Set-up of ${(await params).project}` };
}

export default projectPage(async ({ project, search: { check = "" } }) => {
  const isChecked = check === "1" && (await mayCheck(project));
  const view = await showSetup(services().serverOf(project), project, { isChecked });
  const done = view.steps.filter(({ isDone }) => isDone).length;
  return (
    <PageFrame
      project={project.key}
      condition={view.condition}
      page="bot"
      heading={`${done} of ${view.steps.length} steps of the set-up are done.`}
      decidedAt={setupPage(project.key)}
      width="reading"
    >
      <PendingStrip pending={view.pending} now={view.condition.now} />
      <SetupSteps view={view} project={project} />
    </PageFrame>
  );
});

/** It asks the review server, so only who answers for the bot may, and not without end. */
async function mayCheck(project: Project): Promise<boolean> {
  const actor = await actorHere(project);
  return actor !== null && can(actor, "approve") && (await tooMany("write", actor.who)) === null;
}
