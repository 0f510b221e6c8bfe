import { actorHere } from "#app/actor.ts";
import { projectIn } from "#app/services.ts";
import { SignInLink } from "./sign-in-link.tsx";

/** The way to an account for who has none here, where something could be decided on this page. */
export async function SignInToDecide({ project: key, to }: { project: string; to: string }) {
  const project = projectIn(key);
  if ("kind" in project || (await actorHere(project)) !== null) return null;
  return <SignInLink to={to} />;
}
