import type { Quick, WantedBlueprint } from "#lib/domain/command.ts";
import type { Refusal } from "#lib/failure.ts";
import { approvePlan } from "./approve-plan.ts";
import { assignSlot } from "./assign-slot.ts";
import { bumpBlueprint } from "./bump-blueprint.ts";
import { closeBlueprint } from "./close-blueprint.ts";
import { declareAway } from "./declare-away.ts";
import { declareReady } from "./declare-ready.ts";
import { endExemptions } from "./end-exemptions.ts";
import { exemptChange } from "./exempt-change.ts";
import { type ImportedBlueprint, importBlueprints } from "./import-blueprints.ts";
import type { Needs, Project } from "./needs.ts";
import { pauseProject } from "./pause-project.ts";
import type { Person } from "./person.ts";
import { rankBlueprints } from "./rank-blueprint.ts";
import { reasonNeeded } from "./reason-needed.ts";
import { releaseBlueprint } from "./release-blueprint.ts";
import { reopenBlueprint } from "./reopen-blueprint.ts";
import { resumeProject } from "./resume-project.ts";
import { doneBy, setPolicy } from "./set-policy.ts";
import { swapSlot } from "./swap-slot.ts";
import { undoDecision } from "./undo-decision.ts";
import { unlinkChange } from "./unlink-change.ts";

/** What a command did; `changed` is false where it was so already, and then the history has no row of it. */
export type Done = {
  readonly kind: "done";
  readonly text: string;
  readonly changed?: boolean;
  /** The version of the order after it, where it may have changed that. */
  readonly order?: number;
  /** What it adds and changes, line by line, where a sentence does not say it all. */
  readonly details?: readonly string[];
};

/** Does a command by the flow that knows how. Whether this person may is asked before. */
export async function doCommand(
  needs: Needs,
  project: Project,
  command: Quick,
  { who, reason }: Person,
): Promise<Done | Refusal> {
  if (command.kind === "rank") {
    const done = await rankBlueprints(needs, project, command, { who, reason });
    return done.kind === "refused" ? done : { ...done, changed: done.moves.some(isMove) };
  }
  if (reason === null && command.kind !== "import") return reasonNeeded();
  return decided(needs, project, command, { who, reason: reason ?? "" });
}

const isMove = ({ from, to }: { readonly from: number; readonly to: number }) => from !== to;

type Explained = Person & { readonly reason: string };

async function decided(
  needs: Needs,
  project: Project,
  command: Exclude<Quick, { kind: "rank" }>,
  person: Explained,
): Promise<Done | Refusal> {
  switch (command.kind) {
    case "assign":
      return assignSlot(needs, project, command.blueprint, person);
    case "release":
      return releaseBlueprint(needs, project, command.blueprint, person);
    case "bump":
      return bumpBlueprint(needs, project, command.blueprint, person);
    case "defer":
      return closeBlueprint(needs, project, command.blueprint, "deferred", person);
    case "withdraw":
      return closeBlueprint(needs, project, command.blueprint, "withdrawn", person);
    case "done":
      return closeBlueprint(needs, project, command.blueprint, "done", person);
    case "reopen":
      return reopenBlueprint(needs, project, command.blueprint, person);
    case "ready":
      return declareReady(needs, project, command.blueprint, person);
    case "away":
    case "swap":
    case "exempt":
    case "take-back":
    case "unlink":
      return onOne(needs, project, command, person);
    case "approve":
    case "pause":
    case "resume":
    case "policy":
    case "import":
    case "undo":
      return onProject(needs, project, command, person);
  }
}

async function onOne(
  needs: Needs,
  project: Project,
  command: Extract<Quick, { kind: "away" | "swap" | "exempt" | "take-back" | "unlink" }>,
  person: Explained,
): Promise<Done | Refusal> {
  switch (command.kind) {
    case "away": {
      const until = new Date(command.until);
      return declareAway(needs, project, command.blueprint, { until, ...person });
    }
    case "swap":
      return swapSlot(needs, project, command, person);
    case "exempt":
      return exemptChange(needs, project, String(command.change), person);
    case "take-back":
      return endExemptions(needs, project, String(command.change), person);
    case "unlink":
      return unlinkChange(needs, project, String(command.change), person);
  }
}

async function onProject(
  needs: Needs,
  project: Project,
  command: Extract<Quick, { kind: "approve" | "pause" | "resume" | "policy" | "import" | "undo" }>,
  person: Explained,
): Promise<Done | Refusal> {
  switch (command.kind) {
    case "approve":
      return approvePlan(needs, project, command.plan, { upTo: command.upTo, ...person });
    case "pause":
      return pauseProject(needs, project, person);
    case "resume":
      return resumeProject(needs, project, person);
    case "policy": {
      const done = await setPolicy(needs, project, command.settings, person, command.seen);
      return done.kind === "refused" ? done : doneBy(done);
    }
    case "import": {
      const { blueprints, rerank } = command;
      if (rerank && person.reason === "") return reasonNeeded();
      const wanted = { who: person.who, reason: person.reason || null, rerank };
      const done = await importBlueprints(needs, project, blueprints.map(importedOf), wanted);
      return { ...done, changed: done.added + done.updated > 0 || done.reranked };
    }
    case "undo":
      return undoDecision(needs, project, command.decision, person);
  }
}

const importedOf = ({ approvedAt, ...blueprint }: WantedBlueprint): ImportedBlueprint => ({
  ...blueprint,
  approvedAt: approvedAt === null ? null : new Date(approvedAt),
});
