import { ended } from "#lib/domain/exemption.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import type { Needs, Project } from "./needs.ts";
import { type ChangeDecided, onChange } from "./on-change.ts";
import { type Person, rowBy } from "./person.ts";

/**
 * Takes back every exemption of a change, an approval's and that of a vote removed by hand too; what they stood on
 * counts no more, only what comes later.
 */
export function endExemptions(
  needs: Needs,
  project: Project,
  text: string,
  person: Person,
): Promise<ChangeDecided | Refusal> {
  return onChange(needs, project, text, async ({ store, followed, number, at }) => {
    const standing = followed.exemptions.filter(({ endedAt }) => endedAt === null);
    if (standing.length === 0) return isNotExempt(number);
    for (const exemption of standing) {
      await store.exemptions.save(project.server, number, ended(exemption, followed.change, at));
    }
    const answer = { change: number, text: `Change ${number} is exempt no longer.` };
    const row = {
      kind: "exempt",
      code: "taken-back",
      ...answer,
      facts: { at, exemptions: standing },
    };
    await store.history.add([rowBy(person, project, at, row)]);
    return { kind: "done", changed: true, ...answer };
  });
}

/** Of which there is nothing to take back. */
export const isNotExempt = (number: number) =>
  refuse("not-exempt", `Change ${number} is not exempt, so there is nothing to take back.`, [
    "Where it stands is told by ",
    { kind: "look", at: `${number}` },
    ".",
  ]);
