import type { HistoryEntry } from "#lib/database/store.ts";
import { type Exemption, ended } from "#lib/domain/exemption.ts";
import type { Refusal } from "#lib/failure.ts";
import type { Done } from "./do-command.ts";
import { dropUntried } from "./drop-untried.ts";
import { isNotExempt } from "./end-exemptions.ts";
import type { Needs, Project } from "./needs.ts";
import { onChange } from "./on-change.ts";
import { type Person, rowBy } from "./person.ts";

/** The exemptions of a change as they were before they were decided on: what stood stands again, and nothing else does. */
export function undoExemption(
  needs: Needs,
  project: Project,
  { change: number, facts }: Pick<HistoryEntry, "change" | "facts">,
  person: Person,
): Promise<Done | Refusal> {
  const before = stoodIn(facts);
  return onChange(needs, project, String(number), async ({ store, followed, number, at }) => {
    const standing = followed.exemptions.filter(({ endedAt }) => endedAt === null);
    const ending = missingFrom(standing, before);
    const coming = missingFrom(before, standing);
    if (ending.length === 0 && coming.length === 0) return isNotExempt(number);
    const saved = [...ending.map((one) => ended(one, followed.change, at)), ...coming];
    for (const exemption of saved) await store.exemptions.save(project.server, number, exemption);
    if (coming.length > 0) await dropUntried(store, project, ({ change }) => change === number);
    const answer = { change: number, text: textOf(number, before, coming) };
    const code = coming.length > 0 ? "person" : "taken-back";
    const row = { kind: "exempt", code, ...answer, facts: { at, exemptions: followed.exemptions } };
    await store.history.add([rowBy(person, project, at, row)]);
    return { kind: "done", changed: true, ...answer };
  });
}

/** Those of a kind that none of the others is of: there is one of each kind on a change. */
const missingFrom = (all: readonly Exemption[], others: readonly Exemption[]) =>
  all.filter(({ kind }) => !others.some((one) => one.kind === kind));

function textOf(change: number, before: readonly Exemption[], coming: readonly Exemption[]) {
  const [reason] = before.map((one) => one.reason);
  if (coming.length > 0) return `Change ${change} is exempt again: ${reason}.`;
  return reason === undefined
    ? `Change ${change} is exempt no longer.`
    : `That word on change ${change} is taken back; it stays exempt: ${reason}.`;
}

/** What stood when a decision was taken, as its facts have it: instants are texts there. */
const stoodIn = (facts: unknown): readonly Exemption[] =>
  (facts as { readonly exemptions: readonly Written[] }).exemptions
    .filter(({ endedAt }) => endedAt === null)
    .map((exemption) => ({ ...exemption, at: new Date(exemption.at), endedAt: null }));

type Written = Omit<Exemption, "at" | "endedAt"> & {
  readonly at: string;
  readonly endedAt: string | null;
};
