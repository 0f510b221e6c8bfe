import type { Metadata } from "next";
import { BoardPage, boardPreview } from "#app/components/board-page.tsx";
import { PastPage } from "#app/components/past/past-page.tsx";
import { previewOf } from "#app/preview.ts";
import { firstOf, projectPage } from "#app/project-page.tsx";
import { typed } from "#lib/domain/phrases.ts";

export const dynamic = "force-dynamic";

type Given = {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: Given): Promise<Metadata> {
  const key = (await params).project;
  const { at } = firstOf(await searchParams);
  const title = `Board of ${key}`;
  return at ? { title: `${title} on ${typed(at)}` } : previewOf(key, title, boardPreview);
}

export default projectPage(({ project, search: { at, turn = null } }) =>
  at ? PastPage({ project, at, of: "board" }) : BoardPage({ project, turn }),
);
