import { actorHere } from "#app/actor.ts";
import { accessPage, importPage, setupPage } from "#app/components/addresses.ts";
import { projectIn, services } from "#app/services.ts";
import { signedIn } from "#app/signed-in.ts";
import { can } from "#lib/domain/roles.ts";
import { Keys, type Page } from "./keys.tsx";

/** The keys of a page of this project; null is a page of none or of all. */
export async function PageKeys({ project }: { project: string | null }) {
  const [first = null, ...others] = [...services().projects.keys()];
  return <Keys besides={await pagesBesides(project ?? (others.length === 0 ? first : null))} />;
}

/** Where the bar does not lead to, for who has signed in and has something to do there. */
async function pagesBesides(key: string | null): Promise<readonly Page[]> {
  if ((await signedIn()) === null) return [];
  const always = { text: "Sessions and tokens", to: accessPage };
  const project = key === null ? null : projectIn(key);
  if (project === null || "kind" in project) return [always];
  const actor = await actorHere(project);
  return [
    ...(actor && can(actor, "import") ? [{ text: "Import", to: importPage(project.key) }] : []),
    ...(actor && can(actor, "approve") ? [{ text: "Set-up", to: setupPage(project.key) }] : []),
    always,
  ];
}
