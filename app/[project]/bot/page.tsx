import type { Metadata } from "next";
import { botPage } from "#app/components/addresses.ts";
import { BotMeta } from "#app/components/bot-meta.tsx";
import { BotDetails } from "#app/components/bot-view.tsx";
import { PendingStrip } from "#app/components/deciding/pending-strip.tsx";
import { ImportLink } from "#app/components/import-link.tsx";
import { PageFrame } from "#app/components/page-frame.tsx";
import { isNumber } from "#app/known.ts";
import { projectPage } from "#app/project-page.tsx";
import { services } from "#app/services.ts";
import { botSentence } from "#lib/domain/bot-words.ts";
import { showBot } from "#lib/flow/show-bot.ts";
import { hasApproval, showPending } from "#lib/flow/show-pending.ts";

export const dynamic = "force-dynamic";

type Given = { params: Promise<{ project: string }> };

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  return { title: `Bot of ${(await params).project}` };
}

export default projectPage(async ({ project, search: { example = "" } }) => {
  const asked = isNumber(example) ? Number(example) : null;
  const view = await showBot(services(), project, asked);
  const pending = await showPending(services(), project);
  return (
    <PageFrame
      project={project.key}
      condition={view.condition}
      page="bot"
      unanswered={view.unanswered}
      heading={botSentence(view.state)}
      meta={
        <>
          <BotMeta view={view} />
          <ImportLink project={project} />
        </>
      }
      decidedAt={botPage(project.key)}
      width="reading"
    >
      <PendingStrip pending={pending} now={view.condition.now} />
      <BotDetails view={view} isSent={hasApproval(pending)} asked={asked} />
    </PageFrame>
  );
});
