import type { Metadata } from "next";
import { AttentionDetails } from "#app/components/attention-view.tsx";
import { PageFrame } from "#app/components/page-frame.tsx";
import { projectPage } from "#app/project-page.tsx";
import { services } from "#app/services.ts";
import { attentionSentence } from "#lib/domain/attention-words.ts";
import { listAttention } from "#lib/flow/list-attention.ts";

export const dynamic = "force-dynamic";

type Given = { params: Promise<{ project: string }> };

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  return { title: `What needs a person in ${(await params).project}` };
}

export default projectPage(async ({ project }) => {
  const attention = await listAttention(services(), project);
  const { pressing, orphans, condition, unanswered } = attention;
  return (
    <PageFrame
      project={project.key}
      condition={condition}
      page="attention"
      unanswered={unanswered}
      heading={attentionSentence(pressing, orphans, condition.lastReadAt !== null)}
      width="reading"
    >
      <AttentionDetails attention={attention} />
    </PageFrame>
  );
});
