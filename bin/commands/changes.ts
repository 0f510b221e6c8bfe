import { Option } from "commander";
import type { Registration } from "#bin/frame.ts";
import { plain, table } from "#bin/table.ts";
import { shown } from "#lib/domain/phrases.ts";
import type { VerdictCode } from "#lib/domain/verdict.ts";
import { type ListedChange, listChanges, verdictCodes } from "#lib/flow/list-changes.ts";

const verdicts: Readonly<Record<Exclude<VerdictCode, "not-governed">, string>> = {
  "in-slot": "a blueprint of it has a slot",
  exempt: "a person decided that it needs none",
  "not-proposed": "work in progress; once proposed it goes on hold",
  waiting: "its blueprint is in line for a slot",
  "not-in-backlog": "its blueprint is not approved yet, deferred or withdrawn",
  finished: "all its blueprints are done",
  "unknown-blueprint": "it names only blueprints that nobody imported",
  bug: "it names a bug and no blueprint",
  unlinked: "it names neither",
};

const meanings = Object.entries(verdicts)
  .map(([code, meaning]) => `  ${code.padEnd(18)} ${meaning}`)
  .join("\n");

type Options = { readonly verdict?: string; readonly human2?: true };

/** `slots changes [--verdict CODE] [--human-2]` */
export const changesCommand: Registration = (program, frame) => {
  program
    .command("changes")
    .addOption(
      new Option("--verdict <code>", "only those of this verdict").choices([...verdictCodes]),
    )
    .option("--human-2", "only those against which a person stands with -2")
    .description("every open change that the project governs")
    .addHelpText("after", `\nVerdicts, the first that fits:\n${meanings}`)
    .action(({ verdict, human2 }: Options) =>
      frame.inProjects(async ({ services, project }) => {
        const filter = { ...(verdict ? { verdict } : {}), ...(human2 ? { human2 } : {}) };
        const json = await listChanges(services, project, filter);
        return { json, text: json.length === 0 ? `${project.key}: no such change.` : text(json) };
      }),
    );
};

const text = (changes: readonly ListedChange[]) =>
  table([
    ["change", "verdict", "hold", "owner", "blueprints", "subject"],
    ...changes.map(({ change, verdict, held, owner, blueprints, subject }) => [
      String(change).padStart(6),
      verdict,
      held ? "hold" : "",
      plain(owner, 20),
      plain(blueprints.map(shown).join(", "), 50),
      plain(subject, 60),
    ]),
  ]);
