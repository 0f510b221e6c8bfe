import type { Metadata } from "next";
import { FoundWorkView } from "#app/components/found-work.tsx";
import { PageFrame } from "#app/components/page-frame.tsx";
import { SearchForm } from "#app/components/search-form.tsx";
import { firstOf } from "#app/project-page.tsx";
import { readably } from "#app/readably.tsx";
import { services } from "#app/services.ts";
import { readingOf } from "#lib/domain/find-words.ts";
import { findWork } from "#lib/flow/find-work.ts";

type Given = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Given): Promise<Metadata> {
  const { q = "" } = firstOf(await searchParams);
  return { title: q === "" ? "Find" : `Find ${q.slice(0, 60)}` };
}

/** One box for everything; what means one thing only was gone to before, in `proxy.ts`. */
export default readably(async ({ searchParams }: Given) => {
  const { q = "", as, in: key = "" } = firstOf(await searchParams);
  const { projects } = services();
  const project = projects.get(key)?.key ?? null;
  const work = await findWork(services(), [...projects.values()], { asked: q, as: readingOf(as) });
  return (
    <PageFrame
      project={project}
      condition={null}
      page="find"
      heading="Where is my work?"
      width="reading"
    >
      <SearchForm asked={q} project={project} work={work} />
      <FoundWorkView asked={q} work={work} isOneProject={projects.size === 1} />
    </PageFrame>
  );
});
