import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { edit } from "#tests/support/migration-workshop.ts";
import type { SlotsRun } from "#tests/support/slots-command.ts";
import { type Place, slotsIn } from "./place.ts";
import type { BadInput, Complaint } from "./row.ts";

const example =
  'Each row is {name, title, kind: feature|debt, approved: date|null, spec?, owner?}, in a list under "blueprints".';
const good = { name: "fresh", title: "Fresh", kind: "feature", approved: null };

/** Files of blueprints with a mistake: nothing of such a file is taken. */
export const badImports: readonly BadInput[] = [
  imported("an import with a duplicate name", [good, { ...good, name: "Fresh" }], {
    text: "FILE: rows 1 and 2 name the same blueprint: “fresh” and “Fresh”.",
    remedy: "Keep one of the two.",
  }),
  imported("a blueprint with a slash in its name", [good, { ...good, name: "a/b" }], {
    text: "FILE: row 2 (a/b): name is wrong, it takes 1 to 255 characters without spaces and slashes.",
    remedy: example,
  }),
  imported("a blueprint of a kind that there is not", [good, { ...good, kind: "bug" }], {
    text: "FILE: row 2 (fresh): kind is wrong, it takes feature or debt.",
    remedy: example,
  }),
  imported("an approval that is no date", [{ ...good, approved: "soon" }], {
    text: "FILE: row 1 (fresh): approved is wrong, it takes a date such as 2014-06-30, a time such as 2014-06-30T12:00:00Z, or null.",
    remedy: example,
  }),
  imported("an import without a list", "blueprints: none", {
    text: "FILE has no list of blueprints.",
    remedy: example,
  }),
  imported("an import that is not YAML", "blueprints: [", {
    text: "FILE is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ] at line 1, column 14.",
    remedy: "Correct that line.",
  }),
];

/** State that can't be used as it is. */
export const badState: readonly BadInput[] = [
  {
    input: "an edited migration",
    exitCode: 1,
    says: {
      code: "database-migration",
      text: "Migration 0001_start was edited after it had been applied to FOLDER/data/slots.db.",
      remedy: "Put its file back as it was released, and make the change in a new migration.",
    },
    spoil: ({ data }) =>
      edit(join(data, "slots.db"), "UPDATE _prisma_migrations SET checksum = 'other'"),
    call: (place) => slotsIn(place)("tick"),
  },
];

function imported(
  input: string,
  content: readonly object[] | string,
  { text, remedy }: Omit<Complaint, "code">,
): BadInput {
  return {
    input,
    exitCode: 1,
    says: { code: "bad-import", text: text.replace("FILE", "FOLDER/new.yaml"), remedy },
    call: (place) => importIn(place, content),
  };
}

async function importIn(place: Place, content: readonly object[] | string): Promise<SlotsRun> {
  const file = join(place.folder, "new.yaml");
  const text = typeof content === "string" ? content : JSON.stringify({ blueprints: content });
  await writeFile(file, text);
  return await slotsIn(place)("import", file, "--project", "nova");
}
