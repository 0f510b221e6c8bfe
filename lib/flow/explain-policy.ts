import { defaultPolicy, type Policy, type PolicyKey, writeSetting } from "#lib/domain/policy.ts";
import { keysOf, type Part, policyParts, policyWords } from "#lib/domain/policy-words.ts";
import type { Needs, Project } from "./needs.ts";
import { type Condition, readCondition } from "./read-condition.ts";
import { type PolicyStep, showPolicyHistory } from "./show-policy.ts";

/** The policy as its page tells it. */
export type PolicyView = {
  readonly project: string;
  readonly policy: Policy;
  readonly parts: readonly PolicyPart[];
  /** How many settings differ from the default numbers. */
  readonly differing: number;
  /** Newest first; empty before the project was ever known. */
  readonly history: readonly PolicyStep[];
  readonly condition: Condition;
};

/** Settings that belong together. */
export type PolicyPart = {
  readonly part: Part;
  readonly title: string;
  readonly settings: readonly ToldSetting[];
};

/** One setting: what it means in a sentence, and how it is written. */
export type ToldSetting = {
  readonly key: PolicyKey;
  readonly text: string;
  readonly value: string;
  /** The default, null where the setting does not differ from it. */
  readonly standard: string | null;
};

/** Every setting in words beside its value, and how it became so. */
export async function explainPolicy(needs: Needs, project: Project): Promise<PolicyView> {
  const newest = await needs.database.store.policies.newest(project.key);
  const policy = newest?.values ?? defaultPolicy;
  const parts = policyParts.map(([part, title]) => ({
    part,
    title,
    settings: keysOf(part).map((key) => told(key, policy)),
  }));
  const settings = parts.flatMap((part) => part.settings);
  return {
    project: project.key,
    policy,
    parts,
    differing: settings.filter(({ standard }) => standard !== null).length,
    history: await showPolicyHistory(needs, project),
    condition: await readCondition(needs, project),
  };
}

function told(key: PolicyKey, policy: Policy): ToldSetting {
  const value = writeSetting(key, policy);
  const standard = writeSetting(key, defaultPolicy);
  return {
    key,
    text: policyWords[key](policy),
    value,
    standard: value === standard ? null : standard,
  };
}
