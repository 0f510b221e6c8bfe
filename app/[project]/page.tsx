import type { Metadata } from "next";
import { BoardPage } from "#app/components/board-page.tsx";
import { Unknown } from "#app/components/unknown.tsx";
import { readably } from "#app/readably.tsx";
import { named, projectIn } from "#app/services.ts";

export const dynamic = "force-dynamic";

type Given = {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  return { title: named((await params).project) };
}

export default readably(async ({ params, searchParams }: Given) => {
  const project = projectIn((await params).project);
  if ("kind" in project) return <Unknown refusal={project} />;
  return await BoardPage({ project, isWhole: (await searchParams)["line"] === "whole" });
});
