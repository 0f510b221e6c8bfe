import type { Metadata } from "next";
import { historyPage } from "#app/components/addresses.ts";
import { EntryDetails } from "#app/components/history/entry-view.tsx";
import { isByRule } from "#app/components/history-rows.tsx";
import { PageFrame } from "#app/components/page-frame.tsx";
import { isNumber } from "#app/known.ts";
import { projectPage } from "#app/project-page.tsx";
import { services } from "#app/services.ts";
import { kindWords } from "#lib/domain/history-words.ts";
import { typed, upperFirst } from "#lib/domain/phrases.ts";
import { showEntry, unknownEntry } from "#lib/flow/show-entry.ts";
import type { BriefLine } from "#lib/flow/show-history.ts";

export const dynamic = "force-dynamic";

type Given = { params: Promise<{ seq: string }> };

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  return { title: `Decision ${typed((await params).seq)}` };
}

export default projectPage(async ({ project, address: { seq = "" } }) => {
  const view = isNumber(seq)
    ? await showEntry(services(), project, Number(seq))
    : unknownEntry(project, seq);
  if ("kind" in view) return view;
  return (
    <PageFrame
      project={project.key}
      condition={view.condition}
      page="history"
      crumbs={[
        { text: "History", to: historyPage(project.key) },
        { text: `Decision ${view.entry.seq}`, to: null },
      ]}
      heading={<bdi>{headingOf(view.entry)}</bdi>}
      width="reading"
    >
      <EntryDetails view={view} />
    </PageFrame>
  );
});

/** Of what the service did the kind comes first: its sentence alone says only why. */
function headingOf(entry: BriefLine): string {
  const { kind, reason, text } = entry;
  return isByRule(entry) ? `${upperFirst(kindWords(kind, reason.code))}. ${text}` : text;
}
