import Link from "next/link";
import { actorHere } from "#app/actor.ts";
import { signInPage } from "#app/components/addresses.ts";
import { projectIn } from "#app/services.ts";

/** The way to an account for who has none here, where something could be decided on this page. */
export async function SignInToDecide({ project: key, to }: { project: string; to: string }) {
  const project = projectIn(key);
  if ("kind" in project || (await actorHere(project)) !== null) return null;
  return (
    <Link href={signInPage(to)} prefetch={false}>
      Sign in to decide
    </Link>
  );
}
