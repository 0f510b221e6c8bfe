import { readFileSync } from "node:fs";
import { answered, type InProject, type Registration } from "#bin/frame.ts";
import type { Answer } from "#bin/output.ts";
import { misused } from "#bin/trouble.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import { importBlueprints } from "#lib/flow/import-blueprints.ts";
import type { Person } from "#lib/flow/person.ts";
import { readImportFile } from "#lib/import-file.ts";
import { reasonOption } from "./reason-option.ts";

/** `slots import FILE [--rerank --reason]` */
export const importCommand: Registration = (program, frame) => {
  program
    .command("import")
    .argument("<file>", "YAML or JSON with a list of blueprints")
    .option("--rerank", "make the file's order the rank (needs --reason)")
    .addOption(reasonOption())
    .description("make blueprints known: new ones at the bottom, known ones updated in place")
    .action((file: string, options: { rerank?: boolean; reason?: string }) => {
      const { rerank = false, reason = null } = options;
      return frame.inProject(async (opened) =>
        rerank && reason === null
          ? misused("A new order needs a reason.", 'Add --reason "…".')
          : importFile(opened, file, { who: opened.who, reason, rerank }),
      );
    });
};

async function importFile(
  { services, project }: InProject,
  file: string,
  person: Person & { readonly rerank: boolean },
): Promise<Answer | Refusal> {
  const content = readText(file);
  if (typeof content !== "string") return content;
  const read = readImportFile(file, content);
  if (read.kind === "refused") return read;
  return answered(
    await importBlueprints(services, project, read.blueprints, person),
    ({ added, updated, unchanged, reranked }) => ({
      project: project.key,
      added,
      updated,
      unchanged,
      ...(person.rerank ? { reranked } : {}),
    }),
  );
}

function readText(file: string): string | Refusal {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === "ENOENT" ? "does not exist" : `can't be read (${code ?? "unknown error"})`;
    return refuse("bad-import", `${file} ${why}.`, "Name a file with a list of blueprints.");
  }
}
