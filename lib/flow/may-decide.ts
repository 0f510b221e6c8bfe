import type { Store } from "#lib/database/store.ts";
import { scopeOf } from "#lib/domain/access-scope.ts";
import { keyOf } from "#lib/domain/blueprint.ts";
import type { Command, CommandKind } from "#lib/domain/command.ts";
import { listed } from "#lib/domain/phrases.ts";
import { type Actor, can, rolesFor } from "#lib/domain/roles.ts";
import { commandUndone } from "#lib/domain/undoing.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import type { Needs, Project } from "./needs.ts";
import { undoableEntry } from "./undoable-entry.ts";

/** Why somebody may not give this command in this project, null where they may: the one place that asks (b103). */
export async function mayDecide(
  { database: { store } }: Pick<Needs, "database">,
  project: Project,
  command: Command,
  actor: Actor,
): Promise<Refusal | null> {
  const kinds = await kindsIn(store, project, command);
  return "kind" in kinds ? kinds : whyNot(store, project, command, kinds, actor);
}

/** Why somebody may not take back this command, which waits, null where they may: also when it can't be done any more. */
export async function mayTakeBack(
  { database: { store } }: Pick<Needs, "database">,
  project: Project,
  command: Command,
  actor: Actor,
): Promise<Refusal | null> {
  if (command.kind !== "undo") return whyNot(store, project, command, [command.kind], actor);
  const [entry] = await store.history.brief(project.key, { seq: command.decision, limit: 1 });
  if (entry === undefined) throw new Error("A decision that waits undoes one that is not there.");
  return whyNot(store, project, command, kindsOf(entry), actor);
}

async function whyNot(
  store: Store,
  project: Project,
  command: Command,
  kinds: readonly CommandKind[],
  actor: Actor,
): Promise<Refusal | null> {
  const isAllowed = kinds.every((kind) => can(actor, kind));
  if (isAllowed || (await isOfOwn(store, project, command, actor, kinds))) return null;
  if (isPerhaps(actor, kinds)) return notAsked;
  const isScope = kinds.every((kind) => can({ ...actor, scopes: null }, kind));
  return isScope ? otherScope(kinds) : notAllowed(project, kinds);
}

/** What the command takes: to undo something takes what deciding it took. */
async function kindsIn(
  store: Store,
  project: Project,
  command: Command,
): Promise<readonly CommandKind[] | Refusal> {
  if (command.kind !== "undo") return [command.kind];
  const entry = await undoableEntry(store, project, command.decision);
  return entry.kind === "refused" ? entry : kindsOf(entry.found);
}

function kindsOf(entry: Parameters<typeof commandUndone>[0]): readonly CommandKind[] {
  const kind = commandUndone(entry);
  return kind === null ? [] : [kind];
}

async function isOfOwn(
  store: Store,
  project: Project,
  command: Command,
  actor: Actor,
  kinds: readonly CommandKind[],
): Promise<boolean> {
  if (!kinds.every((kind) => can(actor, kind, { isOwn: true }))) return false;
  const subject = await subjectOf(store, project, command);
  if (subject === null) return false;
  return "change" in subject
    ? isOwnChange(store, project, subject.change, actor)
    : isOwnBlueprint(store, project, subject.blueprint, actor);
}

type Subject = { readonly change: number } | { readonly blueprint: string };

async function subjectOf(
  { history }: Store,
  { key }: Project,
  command: Command,
): Promise<Subject | null> {
  if ("blueprint" in command) return { blueprint: command.blueprint };
  if ("change" in command) return { change: command.change };
  if (command.kind !== "undo") return null;
  const [entry] = await history.brief(key, { seq: command.decision, limit: 1 });
  return entry?.blueprint ? { blueprint: entry.blueprint } : null;
}

async function isOwnChange(
  { changes }: Store,
  { server }: Project,
  number: number,
  { account }: Actor,
): Promise<boolean> {
  const known = account === null ? null : await changes.get(server, number);
  return known !== null && known.change.owner === account;
}

/** Its owner is called so, however it is written. */
async function isOwnBlueprint(
  { blueprints }: Store,
  { key }: Project,
  name: string,
  { names }: Actor,
): Promise<boolean> {
  const blueprint = (await blueprints.all(key)).find((one) => keyOf(one.name) === keyOf(name));
  const owner = blueprint?.owner?.toLowerCase();
  return owner !== undefined && names.some((one) => one.toLowerCase() === owner);
}

/** Whether a role that can't be asked for now might allow it, and not only to an operator or past a token's scopes. */
const isPerhaps = ({ isUnsure, scopes }: Actor, kinds: readonly CommandKind[]): boolean =>
  isUnsure === true && kinds.every((kind) => can({ roles: ["core", "lead"], scopes }, kind));

const notAsked = refuse(
  "roles-unknown",
  "The review server can't be asked who the cores are now, so nothing can be decided as one.",
  "Try again in a minute; the board says since when it is silent.",
);

/** Their token takes away what they may. */
const otherScope = (kinds: readonly CommandKind[]) =>
  refuse(
    "not-allowed",
    "Your token is not for that.",
    `It takes one with the scope ${listed([...new Set(kinds.map(scopeOf))])}.`,
  );

function notAllowed({ key }: Project, kinds: readonly CommandKind[]): Refusal {
  const roles = new Set(kinds.flatMap(rolesFor));
  return refuse(
    "not-allowed",
    `You may not decide that in ${key}.`,
    `It takes ${listed([...roles].map(withArticle), "or")} of the project.`,
  );
}

const withArticle = (role: string) => `${/^[aeiou]/.test(role) ? "an" : "a"} ${role}`;
