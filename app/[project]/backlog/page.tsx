import type { Metadata } from "next";
import { BacklogPage } from "#app/components/backlog/backlog-page.tsx";
import { PastPage } from "#app/components/past/past-page.tsx";
import { firstOf, projectPage } from "#app/project-page.tsx";
import { typed } from "#lib/domain/phrases.ts";

export const dynamic = "force-dynamic";

type Given = {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: Given): Promise<Metadata> {
  const { at } = firstOf(await searchParams);
  const title = `Backlog of ${(await params).project}`;
  return { title: at ? `${title} on ${typed(at)}` : title };
}

export default projectPage(({ project, search }) => {
  const { at, from } = search;
  return at ? PastPage({ project, at, from, of: "backlog" }) : BacklogPage({ project, search });
});
