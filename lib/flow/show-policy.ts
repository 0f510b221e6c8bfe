import { defaultPolicy, type Policy, policyKeys, writeSetting } from "#lib/domain/policy.ts";
import type { Needs, Project } from "./needs.ts";
import { changesBetween, type SettingChange } from "./set-policy.ts";

/** One version of a policy, every setting as it is written. */
export type ShownPolicy = {
  readonly version: number;
  readonly at: Date;
  readonly who: string;
  readonly why: string;
  readonly settings: Readonly<Record<string, string>>;
};

/** A version beside what it changed; the first one differs from the default numbers. */
export type PolicyStep = Omit<ShownPolicy, "settings"> & {
  readonly changes: readonly SettingChange[];
};

/** The policy as it is now, null before the project was ever known. */
export async function showPolicy(
  { database }: Pick<Needs, "database">,
  { key }: Project,
): Promise<ShownPolicy | null> {
  const newest = await database.store.policies.newest(key);
  if (newest === null) return null;
  const { values, ...version } = newest;
  return { ...version, settings: written(values) };
}

/** Every version, newest first, each with what it changed, who, when and why. */
export async function showPolicyHistory(
  { database }: Pick<Needs, "database">,
  { key }: Project,
): Promise<readonly PolicyStep[]> {
  const versions = await database.store.policies.all(key);
  const steps = versions.map(({ values, ...version }, index) => ({
    ...version,
    changes: changesBetween(versions[index - 1]?.values ?? defaultPolicy, values),
  }));
  return steps.toReversed();
}

const written = (policy: Policy) =>
  Object.fromEntries(policyKeys.map((key) => [key, writeSetting(key, policy)]));
