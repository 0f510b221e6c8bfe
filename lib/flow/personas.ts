import type { Role } from "#lib/domain/roles.ts";
import type { Needs, Project } from "./needs.ts";
import type { Person } from "./sessions.ts";

/** Whose eyes the demonstration can be seen with. */
export const personas = ["core", "author", "lead", "operator"] as const;
export type Persona = (typeof personas)[number];

/** The role that somebody has for being a persona, beside those that the review server's groups give them. */
export const roleOfPersona: Readonly<Record<Persona, Role>> = {
  core: "core",
  author: "contributor",
  lead: "lead",
  operator: "operator",
};

/** In the words of the sign-in page. */
export const personaWords: Readonly<Record<Persona, { name: string; text: string }>> = {
  core: { name: "A core reviewer", text: "ranks, gives and takes slots, answers the bot" },
  author: { name: "An author", text: "has changes on hold and wants to know why" },
  lead: { name: "The lead", text: "may do what cores may, import and remove all holds" },
  operator: { name: "An operator", text: "answers for the bot: approves, pauses, resumes" },
};

const operator = { account: null, username: "operator", fullName: "The operator" } as const;

/**
 * The invented person that a persona is, so that “Mine” shows real work: of the authors the one with most changes on
 * hold, the first two cores as core and lead. `cores` are account numbers in the order of their names.
 */
export async function personaFrom(
  { database, now }: Needs,
  project: Project,
  persona: Persona,
  cores: readonly number[],
): Promise<Person> {
  const { store } = database;
  const common = { server: project.server, persona, groups: [], provedAt: now() };
  const id =
    persona === "author"
      ? await mostHeldOwner({ database, now }, project, cores)
      : persona === "operator"
        ? null
        : (cores[persona === "core" ? 0 : 1] ?? null);
  const known = id === null ? undefined : (await store.accounts.all(project.server)).get(id);
  if (known === undefined) return { ...common, ...operator, username: personaNames[persona] };
  const { username, name: fullName } = known;
  return { ...common, account: known.id, username: username ?? `${known.id}`, fullName };
}

/** Where nobody is known yet. */
const personaNames: Readonly<Record<Persona, string>> = {
  core: "a-core",
  author: "an-author",
  lead: "the-lead",
  operator: operator.username,
};

async function mostHeldOwner(
  { database }: Needs,
  { server }: Project,
  cores: readonly number[],
): Promise<number | null> {
  const held = [...(await database.store.holds.all(server)).keys()];
  // While nothing is on hold: the author of most changes, rather than nobody.
  const asked =
    held.length > 0 ? held : [...(await database.store.changes.versions(server)).keys()];
  const changes = await database.store.changes.some(server, asked);
  const counts = new Map<number, number>();
  for (const { change } of changes.values()) {
    const { owner } = change;
    if (cores.includes(owner)) continue;
    counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted(([a, many], [b, more]) => more - many || a - b);
  return most?.[0] ?? null;
}
