import type { Frame, Registration } from "#bin/frame.ts";
import type { Refusal } from "#lib/failure.ts";
import { assignSlot } from "#lib/flow/assign-slot.ts";
import { bumpBlueprint } from "#lib/flow/bump-blueprint.ts";
import { closeBlueprint } from "#lib/flow/close-blueprint.ts";
import { declareReady } from "#lib/flow/declare-ready.ts";
import type { Needs, Project } from "#lib/flow/needs.ts";
import type { BlueprintDecided } from "#lib/flow/on-blueprint.ts";
import type { Person } from "#lib/flow/person.ts";
import { releaseBlueprint } from "#lib/flow/release-blueprint.ts";
import { reopenBlueprint } from "#lib/flow/reopen-blueprint.ts";
import { blueprintAnswer } from "./blueprint-answer.ts";
import { neededReason } from "./reason-option.ts";

type Decision = (
  needs: Needs,
  project: Project,
  name: string,
  person: Person,
) => Promise<BlueprintDecided | Refusal>;

type Verb = { readonly name: string; readonly description: string; readonly decide: Decision };

const close =
  (as: Parameters<typeof closeBlueprint>[3]): Decision =>
  (needs, project, name, person) =>
    closeBlueprint(needs, project, name, as, person);

const verbs: readonly Verb[] = [
  {
    name: "assign",
    description: "give a blueprint a free slot, past ready and rank",
    decide: assignSlot,
  },
  {
    name: "release",
    description: "take a blueprint out of its slot, until slots ready",
    decide: releaseBlueprint,
  },
  {
    name: "bump",
    description: "take a silent author's blueprint out of its slot; it is back with its author",
    decide: bumpBlueprint,
  },
  {
    name: "defer",
    description: "put a blueprint off to a later cycle; frees its slot",
    decide: close("deferred"),
  },
  {
    name: "withdraw",
    description: "say that a blueprint is no longer wanted; frees its slot",
    decide: close("withdrawn"),
  },
  {
    name: "done",
    description: "say that a blueprint is finished; frees its slot",
    decide: close("done"),
  },
  {
    name: "reopen",
    description: "end done, withdrawn or deferred: back at its rank",
    decide: reopenBlueprint,
  },
  {
    name: "ready",
    description:
      "declare a blueprint complete and its author there; after a release, a bump or an absence: back",
    decide: declareReady,
  },
];

/** `slots assign|release|bump|defer|withdraw|done|reopen|ready <blueprint> --reason` */
export const decideCommands: Registration = (program, frame) => {
  for (const { name, description, decide } of verbs) {
    program
      .command(name)
      .argument("<blueprint>", "its name, in whatever case")
      .addOption(neededReason())
      .description(description)
      .action((blueprint: string, { reason }: { reason: string }) =>
        run(frame, decide, blueprint, reason),
      );
  }
};

const run = (frame: Frame, decide: Decision, name: string, reason: string) =>
  frame.inProject(async ({ services, project, who }) =>
    blueprintAnswer(project, await decide(services, project, name, { who, reason })),
  );
