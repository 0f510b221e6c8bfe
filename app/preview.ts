import type { Metadata } from "next";
import type { Project } from "#lib/flow/needs.ts";
import { log } from "#lib/log.ts";
import { projectIn } from "./services.ts";
import { snapshotOf } from "./snapshot-of.ts";

/** Programs that show previews cut there. */
const mostShown = 300;

/** What stands in a tab and in the preview of a link: the page's name, and its answer where there is one. */
export async function previewOf(
  key: string,
  title: string,
  answer: (project: Project) => Promise<string | null>,
): Promise<Metadata> {
  const description = await toldOf(key, answer);
  if (description === null) return { title };
  return { title, description, openGraph: { title, description } };
}

async function toldOf(
  key: string,
  answer: (project: Project) => Promise<string | null>,
): Promise<string | null> {
  const project = projectIn(key);
  if ("kind" in project) return null;
  try {
    await snapshotOf(project);
    return (await answer(project))?.slice(0, mostShown) ?? null;
  } catch (error) {
    // What is broken breaks the page too, which has words and a code for it.
    log.debug({ error }, "a page has no preview");
    return null;
  }
}
