import type { HistoryEntry } from "#lib/database/store.ts";
import { counted } from "#lib/domain/phrases.ts";
import type { Refusal } from "#lib/failure.ts";
import { settingsBefore } from "./comes-to.ts";
import { swapIn } from "./decided-together.ts";
import type { Done } from "./do-command.ts";
import { type Needs, type Project, within } from "./needs.ts";
import { pauseProject } from "./pause-project.ts";
import type { Person } from "./person.ts";
import { rankBlueprints } from "./rank-blueprint.ts";
import { resumeProject } from "./resume-project.ts";
import { doneBy, setPolicy } from "./set-policy.ts";
import { blueprintBefore, giveBack, sayAgain, takeBack } from "./undo-blueprint.ts";
import { undoExemption } from "./undo-exemption.ts";
import { swapBack } from "./undo-swap.ts";
import { type Undoable, undoableEntry } from "./undoable-entry.ts";

type Undoing = Person & { readonly reason: string };

/**
 * Puts back what a person decided, as it was before, and writes that down as a decision of its own. Who comes too late is
 * told: something later was decided on the same, or there is no room any more; then nothing is changed.
 */
export async function undoDecision(
  needs: Needs,
  project: Project,
  decision: number,
  person: Undoing,
): Promise<Done | Refusal> {
  return needs.database.transaction(async (store) => {
    const entry = await undoableEntry(store, project, decision);
    if (entry.kind === "refused") return entry;
    const joined = within(needs, store);
    const undoing = { ...person, undoing: entry.together };
    return (
      (await onProject(joined, project, entry.found, undoing)) ??
      (await onItsSubject(joined, project, entry, undoing))
    );
  });
}

/** Undoes what was decided for the whole project; null for anything else. */
async function onProject(
  needs: Needs,
  project: Project,
  { kind, facts }: HistoryEntry,
  person: Undoing,
): Promise<Done | Refusal | null> {
  switch (kind) {
    case "pause":
      return resumeProject(needs, project, person);
    case "resume":
      return pauseProject(needs, project, person);
    case "policy": {
      const done = await setPolicy(needs, project, settingsBefore(facts), person);
      return done.kind === "refused" ? done : doneBy(done);
    }
    default:
      return null;
  }
}

/** Undoes what was decided on one blueprint or change. */
async function onItsSubject(
  needs: Needs,
  project: Project,
  { found: entry, together }: Undoable,
  person: Undoing,
): Promise<Done | Refusal> {
  if (entry.change !== null) return undoExemption(needs, project, entry, person);
  if (entry.kind === "rank") return moveBack(needs, project, together, person);
  const swap = swapIn(together);
  if (swap !== null) {
    const both = [blueprintBefore(swap.entered.facts), blueprintBefore(swap.left.facts)] as const;
    return swapBack(needs, project, both, person);
  }
  const before = blueprintBefore(entry.facts);
  if (entry.kind === "fill") return takeBack(needs, project, before, person);
  const hadSlot = together.some(({ kind }) => kind === "free");
  return hadSlot
    ? giveBack(needs, project, before, person)
    : sayAgain(needs, project, before, person);
}

/** Back to the ranks before, the one that was moved last first; at one instant, so that it is one decision too. */
async function moveBack(
  needs: Needs,
  project: Project,
  together: readonly HistoryEntry[],
  person: Undoing,
): Promise<Done | Refusal> {
  const at = needs.now();
  const texts: string[] = [];
  let order = 0;
  for (const entry of together) {
    const { from: rank } = entry.facts as { readonly from: number };
    const place = { kind: "rank", rank } as const;
    const move = { blueprints: [entry.blueprint ?? ""], place, seen: null };
    const undoing = { ...person, undoing: [entry] };
    const done = await rankBlueprints({ ...needs, now: () => at }, project, move, undoing);
    if (done.kind === "refused") return done;
    texts.push(done.text);
    order = done.order;
  }
  if (texts.length <= mostSaid) return { kind: "done", text: texts.join(" "), order };
  const text = `${counted(texts.length, "blueprint")} move back to where they were.`;
  return { kind: "done", text, order, details: texts.slice(0, mostDetails) };
}

/** So many moves are told in the answer's own sentence, and so many of more behind it. */
const mostSaid = 3;
const mostDetails = 50;
