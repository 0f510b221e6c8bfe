import type { Metadata } from "next";
import { HelpContents, HelpDetails } from "#app/components/help-view.tsx";
import { PageFrame } from "#app/components/page-frame.tsx";
import { readably } from "#app/readably.tsx";
import { services } from "#app/services.ts";
import { whyMinusTwo } from "#lib/domain/help-words.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Help" };

/** The ideas on one page, and the question that most people come with answered first. */
export default readably(async () => (
  <PageFrame
    project={null}
    condition={null}
    page="help"
    heading={whyMinusTwo.answer}
    meta={<HelpContents />}
    width="reading"
  >
    <HelpDetails projects={[...services().projects.keys()]} />
  </PageFrame>
));
