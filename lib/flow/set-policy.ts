import type { Store } from "#lib/database/store.ts";
import {
  changePolicy,
  defaultPolicy,
  type Policy,
  type PolicyKey,
  type PolicyVersion,
  policyKeys,
  writeSetting,
} from "#lib/domain/policy.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import type { Needs, Project } from "./needs.ts";
import { type Person, rowBy } from "./person.ts";

/** One setting before and after, as it is written. */
export type SettingChange = {
  readonly key: PolicyKey;
  readonly from: string;
  readonly to: string;
};

export type PolicySet = {
  readonly kind: "done";
  readonly version: number;
  /** Empty when everything was so already; then there is no new version. */
  readonly changes: readonly SettingChange[];
  readonly text: string;
};

/**
 * A new version of the policy with these settings, taken whole or not at all (b2: changeable any time). `seen` is the
 * version that the person looked at, null for whatever it is now.
 */
export async function setPolicy(
  { database, now }: Needs,
  project: Project,
  written: Readonly<Record<string, string>>,
  person: Person & { readonly reason: string },
  seen: number | null = null,
): Promise<PolicySet | Refusal> {
  return database.transaction(async (store) => {
    const before = await store.policies.newest(project.key);
    if (seen !== null && seen !== before?.version) return policyMoved(project, before);
    const values = before?.values ?? defaultPolicy;
    const read = changePolicy(values, written);
    if (read.kind === "mistakes") return isMistaken(read.mistakes);
    const changes = changesBetween(values, read.policy);
    const version = before?.version ?? 0;
    const next = { version: version + 1, values: read.policy, changes, at: now() };
    return changes.length === 0
      ? { kind: "done", version, changes, text: "The policy says so already." }
      : ((await forbiddenByVotes(store, project, next)) ??
          (await save(store, project, next, person)));
  });
}

/** The same as other commands tell it. */
export const doneBy = ({ changes, ...done }: PolicySet) => ({
  ...done,
  changed: changes.length > 0,
  details: changes.map(changeLine),
});

const changeLine = ({ key, from, to }: SettingChange) =>
  `${key} from ${from || "none"} to ${to || "none"}`;

/** What differs between two versions, in the order in which settings are shown. */
export function changesBetween(before: Policy, after: Policy): readonly SettingChange[] {
  return policyKeys
    .map((key) => ({ key, from: writeSetting(key, before), to: writeSetting(key, after) }))
    .filter(({ from, to }) => from !== to);
}

type Next = {
  readonly version: number;
  readonly values: Policy;
  readonly changes: readonly SettingChange[];
  readonly at: Date;
};

async function save(
  store: Store,
  project: Project,
  { version, values, changes, at }: Next,
  person: Person & { readonly reason: string },
): Promise<PolicySet> {
  const text = `Policy version ${version}: ${changes.map(changeLine).join(", ")}.`;
  await store.policies.add(project.key, {
    version,
    values,
    at,
    who: person.who,
    why: person.reason,
  });
  await store.projects.save(project.key, { slotCount: values["slots.count"] });
  const row = { kind: "policy", code: "changed", text, facts: { at, policy: version, changes } };
  await store.history.add([rowBy(person, project, at, row)]);
  return { kind: "done", version, changes, text };
}

/** Votes of another label or value would be nobody's any more (product.md, "A pass, starting, and the brake"). */
async function forbiddenByVotes(
  store: Store,
  project: Project,
  { changes, values }: Next,
): Promise<Refusal | null> {
  const concerned = changes.find((change) => orphansVotes(change, values));
  if (concerned === undefined) return null;
  const votes = await standingVotes(store, project);
  if (votes === 0) return null;
  return refuse(
    "votes-stand",
    `${concerned.key} can't change while votes of the bot stand: there ${votes === 1 ? "is 1" : `are ${votes}`}.`,
    [
      "Take every hold off first, with ",
      { kind: "remove-holds" },
      "; then set it, and go on with ",
      { kind: "resume" },
      ".",
    ],
  );
}

/** Votes of the bot that can still come off, and those that are about to be sent; merged changes keep theirs for ever. */
async function standingVotes(store: Store, { key, server }: Project): Promise<number> {
  const changes = await store.changes.versions(server);
  const isOpen = (change: number) =>
    ["NEW", "ABANDONED"].includes(changes.get(change)?.status ?? "GONE");
  const standing = [...(await store.holds.all(server))]
    .filter(([, { project, form }]) => project === key && form === "vote")
    .map(([change]) => change);
  const sending = (await store.intents.all(key))
    .filter(({ kind }) => kind === "hold" || kind === "restore")
    .map(({ change }) => change);
  return new Set([...standing, ...sending].filter(isOpen)).size;
}

const orphansVotes = ({ key, from }: SettingChange, policy: Policy) =>
  key === "hold.label" ||
  key === "hold.value" ||
  (key === "hold.mode" && from === "vote" && policy["hold.mode"] !== "vote");

const policyMoved = ({ key }: Project, newest: PolicyVersion | null): Refusal =>
  refuse(
    "policy-moved",
    `${newest?.who ?? "Somebody"} has changed the policy of ${key} since you looked at it; nothing was changed.`,
    "Look at it as it is now, and change it again if that is still right.",
  );

const isMistaken = (mistakes: readonly { readonly text: string; readonly remedy: string }[]) =>
  refuse(
    "bad-policy",
    mistakes.map(({ text }) => text).join(" "),
    mistakes.map(({ remedy }) => remedy).join(" "),
  );
