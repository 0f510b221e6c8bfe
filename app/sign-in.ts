import { type Refusal, refuse } from "#lib/failure.ts";
import { createGroupMemory, groupMembers } from "#lib/flow/group-members.ts";
import type { Project } from "#lib/flow/needs.ts";
import { type Persona, personaFrom } from "#lib/flow/personas.ts";
import type { Person } from "#lib/flow/sessions.ts";
import { provePerson } from "#lib/flow/sign-in.ts";
import { services } from "./services.ts";

/**
 * Who has this token on this review server. It is used for two questions, one after the other, and nobody keeps it: not
 * the state, not the log, not this process.
 */
export async function personWith(
  server: string,
  username: string,
  token: string,
): Promise<Person | Refusal> {
  const { asPerson, now, servers } = services();
  const needs = servers.get(server);
  if (needs === undefined) return unknownServer;
  const { projects } = needs;
  return await asPerson(server, { username, token }, (gerrit) =>
    provePerson({ server, gerrit, now, projects }),
  );
}

/** Somebody of the demonstration. */
export async function personPlaying(persona: Persona): Promise<Person | Refusal> {
  const needs = services();
  const [project] = needs.projects.values();
  if (project === undefined) return unknownServer;
  const cores = await coresOf(project);
  return await personaFrom(needs, project, persona, cores);
}

async function coresOf(project: Project): Promise<readonly number[]> {
  const needs = services();
  const memory = needs.memory?.groups ?? createGroupMemory();
  const { gerrit, server } = needs.serverOf(project);
  if (project.cores === null) return [];
  const members = await groupMembers({ gerrit, server, now: needs.now, memory }, project.cores);
  return members.kind === "members" ? [...members.accounts].toSorted((a, b) => a - b) : [];
}

const unknownServer = refuse(
  "unknown-server",
  "No such review server is configured here.",
  "Choose one that the sign-in page names.",
);
