import { answered, type Frame, type Registration } from "#bin/frame.ts";
import type { Refusal } from "#lib/failure.ts";
import { assignSlot } from "#lib/flow/assign-slot.ts";
import { closeBlueprint } from "#lib/flow/close-blueprint.ts";
import { declareReady } from "#lib/flow/declare-ready.ts";
import type { Needs, Project } from "#lib/flow/needs.ts";
import type { BlueprintDecided } from "#lib/flow/on-blueprint.ts";
import type { Person } from "#lib/flow/person.ts";
import { releaseBlueprint } from "#lib/flow/release-blueprint.ts";
import { reopenBlueprint } from "#lib/flow/reopen-blueprint.ts";
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
    description: "declare a blueprint complete; after a release: it is back",
    decide: declareReady,
  },
];

/** `slots assign|release|defer|withdraw|done|reopen|ready <blueprint> --reason` */
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
    answered(
      await decide(services, project, name, { who, reason }),
      ({ blueprint, changed, slot, text }) => ({
        project: project.key,
        blueprint,
        changed,
        slot,
        text,
      }),
    ),
  );
