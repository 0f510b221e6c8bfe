import type { Metadata } from "next";
import { boardPage } from "#app/components/addresses.ts";
import { PageFrame } from "#app/components/page-frame.tsx";
import { PersonDetails, PersonMeta, personHeading } from "#app/components/person-view.tsx";
import { projectPage } from "#app/project-page.tsx";
import { services } from "#app/services.ts";
import { typed } from "#lib/domain/phrases.ts";
import { showPerson } from "#lib/flow/show-person.ts";

type Given = { params: Promise<{ name: string }> };

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  return { title: typed((await params).name) };
}

export default projectPage(async ({ project, address: { name = "" } }) => {
  const view = await showPerson(services(), project, name);
  if (view.kind === "refused") return view;
  return (
    <PageFrame
      project={project.key}
      condition={view.condition}
      page="find"
      crumbs={[
        { text: project.key, to: boardPage(project.key) },
        { text: view.name, to: null },
      ]}
      heading={personHeading(view)}
      meta={<PersonMeta view={view} />}
      width="reading"
    >
      <PersonDetails view={view} reader={{ name: view.name, isYou: false }} />
    </PageFrame>
  );
});
