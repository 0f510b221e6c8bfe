import type { Metadata } from "next";
import { PageFrame } from "#app/components/page-frame.tsx";
import { PolicyDetails, PolicyMeta } from "#app/components/policy-view.tsx";
import { projectPage } from "#app/project-page.tsx";
import { named, services } from "#app/services.ts";
import { policySentence } from "#lib/domain/policy-words.ts";
import { explainPolicy } from "#lib/flow/explain-policy.ts";

export const dynamic = "force-dynamic";

type Given = { params: Promise<{ project: string }> };

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  return { title: `Policy of ${named((await params).project)}` };
}

export default projectPage(async ({ project }) => {
  const view = await explainPolicy(services(), project);
  return (
    <PageFrame
      project={project.key}
      condition={view.condition}
      page="policy"
      heading={policySentence(view.policy)}
      meta={<PolicyMeta view={view} />}
      width="reading"
    >
      <PolicyDetails view={view} />
    </PageFrame>
  );
});
