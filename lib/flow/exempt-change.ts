import type { FollowedChange } from "#lib/domain/world.ts";
import type { Refusal } from "#lib/failure.ts";
import { dropUntried } from "./drop-untried.ts";
import type { Needs, Project } from "./needs.ts";
import { type ChangeDecided, onChange } from "./on-change.ts";
import { type Person, rowBy } from "./person.ts";

/**
 * A person's word that a change needs no slot, over new patch sets, until `exempt --off` (product.md, "A person's
 * decision"). Its hold comes off in the next pass.
 */
export function exemptChange(
  needs: Needs,
  project: Project,
  text: string,
  person: Person & { readonly reason: string },
): Promise<ChangeDecided | Refusal> {
  return onChange(needs, project, text, async ({ store, followed, number, at }) => {
    const standing = personsExemption(followed);
    if (standing !== undefined) return alreadyExempt(number, standing.who, standing.reason);
    const { who, reason } = person;
    const exemption = { kind: "person", who, at, reason, approval: null, endedAt: null } as const;
    await store.exemptions.save(project.server, number, exemption);
    await dropUntried(store, project, ({ change }) => change === number);
    const answer = { change: number, text: `Change ${number} needs no slot: ${who} exempts it.` };
    const facts = { at, exemptions: followed.exemptions };
    const row = { kind: "exempt", code: "person", ...answer, facts };
    await store.history.add([rowBy(person, project, at, row)]);
    return { kind: "done", changed: true, ...answer };
  });
}

const personsExemption = ({ exemptions }: FollowedChange) =>
  exemptions.find(({ kind, endedAt }) => kind === "person" && endedAt === null);

const alreadyExempt = (change: number, who: string, reason: string): ChangeDecided => ({
  kind: "done",
  change,
  changed: false,
  text: `Change ${change} is exempt already: by ${who} (“${reason}”).`,
});
