import type { Metadata } from "next";
import { actorHere } from "#app/actor.ts";
import { policyPage } from "#app/components/addresses.ts";
import { PendingStrip } from "#app/components/deciding/pending-strip.tsx";
import { ImportLink } from "#app/components/import-link.tsx";
import { PageFrame } from "#app/components/page-frame.tsx";
import { PolicyDraft } from "#app/components/policy-draft.tsx";
import { PolicyDetails, PolicyMeta } from "#app/components/policy-view.tsx";
import { projectPage } from "#app/project-page.tsx";
import { services } from "#app/services.ts";
import { sentIn, type Written } from "#lib/domain/policy-draft.ts";
import { policySentence } from "#lib/domain/policy-words.ts";
import { can } from "#lib/domain/roles.ts";
import { explainPolicy, type PolicyView } from "#lib/flow/explain-policy.ts";
import { showPending } from "#lib/flow/show-pending.ts";

export const dynamic = "force-dynamic";

type Given = { params: Promise<{ project: string }> };

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  return { title: `Policy of ${(await params).project}` };
}

export default projectPage(async ({ project }) => {
  const view = await explainPolicy(services(), project);
  const actor = await actorHere(project);
  const pending = await showPending(services(), project);
  const details = <PolicyDetails view={view} />;
  return (
    <PageFrame
      project={project.key}
      condition={view.condition}
      page="policy"
      heading={policySentence(view.policy)}
      meta={
        <>
          <PolicyMeta view={view} />
          <ImportLink project={project} />
        </>
      }
      decidedAt={policyPage(project.key)}
      width="reading"
    >
      <PendingStrip pending={pending} now={view.condition.now} />
      {actor !== null && can(actor, "policy") ? (
        <PolicyDraft
          key={actor.who}
          version={view.history[0]?.version ?? 0}
          now={writtenIn(view)}
          sent={sentIn(pending)}
        >
          {details}
        </PolicyDraft>
      ) : (
        details
      )}
    </PageFrame>
  );
});

/** Every setting as it is written now. */
const writtenIn = ({ parts }: PolicyView): Written =>
  Object.fromEntries(
    parts.flatMap(({ settings }) => settings.map(({ key, value }) => [key, value])),
  );
