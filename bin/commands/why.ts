import type { InProject, Registration } from "#bin/frame.ts";
import type { Answer } from "#bin/output.ts";
import { plain } from "#bin/table.ts";
import { shown } from "#lib/domain/phrases.ts";
import { inReadyCommand } from "#lib/domain/wording.ts";
import type { Refusal } from "#lib/failure.ts";
import { type BlueprintView, explainBlueprintOf } from "#lib/flow/explain-blueprint.ts";
import { type ChangeView, explainChangeOf } from "#lib/flow/explain-change.ts";
import { findTarget } from "#lib/flow/find-target.ts";

/** `slots why <number | URL | Change-Id | blueprint>` */
export const whyCommand: Registration = (program, frame) => {
  program
    .command("why")
    .argument("<target>", "a change's number, address or Change-Id, or the name of a blueprint")
    .description("where it stands, why, and what to do now")
    .action((target: string) => frame.inProject((opened) => explain(opened, target)));
};

async function explain({ services, project }: InProject, text: string): Promise<Answer | Refusal> {
  const target = await findTarget(services, project, text);
  switch (target.kind) {
    case "refused":
      return target;
    case "change": {
      const view = await explainChangeOf(services, project, target.number);
      if (view.kind === "refused") return view;
      return changeAnswer(view, `${project.pages}/changes/${view.change}`);
    }
    case "blueprint": {
      const view = await explainBlueprintOf(services, project, target.name);
      if (view.kind === "refused") return view;
      const page = `${project.pages}/blueprints/${encodeURIComponent(view.name)}`;
      return blueprintAnswer(view, page);
    }
  }
}

function changeAnswer(view: ChangeView, page: string): Answer {
  const { history: _h, condition: _c, ahead: _a, siblings: _s, details: _d, ...json } = view;
  const { change, subject, owner, win } = view;
  const typed = (text: string) => inReadyCommand(text, view.blueprint ?? "");
  return {
    json: { ...json, win: win?.text ?? null, page },
    text: lines([
      `Change ${change} by ${plain(owner)}: ${plain(subject)}`,
      view.text,
      until(view.until),
      ...steps("Do now:", view.doNow.map(typed)),
      ...steps("Need not:", view.needNot),
      win && `What would win a slot: ${typed(win.text)}`,
      page,
    ]),
  };
}

function blueprintAnswer(view: BlueprintView, page: string): Answer {
  const { history: _h, condition: _c, ahead: _a, details: _d, changes, ...json } = view;
  const { name, title, of, rank, known, win } = view;
  const typed = (text: string) => inReadyCommand(text, name);
  return {
    json: { ...json, blueprints: [name], changes: changes.map(({ change }) => change), page },
    text: lines([
      `Blueprint ${shown(name)} (${of}, rank ${rank} of ${known}): ${plain(title)}`,
      view.text,
      until(view.until),
      ...steps("Do now:", view.doNow.map(typed)),
      win === null ? null : `What would win a slot: ${typed(win)}`,
      page,
    ]),
  };
}

const until = (words: string | null) => (words === null ? null : `Until: ${words}.`);

const steps = (title: string, words: readonly string[]) =>
  words.length === 0 ? [] : [title, ...words.map((step) => `  ${step}.`)];

const lines = (all: readonly (string | null)[]) => all.filter((line) => line !== null).join("\n");
