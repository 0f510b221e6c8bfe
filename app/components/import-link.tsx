import Link from "next/link";
import { actorHere } from "#app/actor.ts";
import { can } from "#lib/domain/roles.ts";
import type { Project } from "#lib/flow/needs.ts";
import { importPage } from "./addresses.ts";

/** The way to the import, for who may import. */
export async function ImportLink({ project }: { project: Project }) {
  const actor = await actorHere(project);
  if (actor === null || !can(actor, "import")) return null;
  return (
    <span>
      <Link href={importPage(project.key)} prefetch={false}>
        Import blueprints
      </Link>
    </span>
  );
}
