import { parse, YAMLParseError } from "yaml";
import { z } from "zod";
import { keyOf } from "#lib/domain/blueprint.ts";
import { invisibleIn } from "#lib/domain/invisible.ts";
import { counted, upperFirst } from "#lib/domain/phrases.ts";
import type { ImportedBlueprint } from "#lib/flow/import-blueprints.ts";
import { type Refusal, refuse } from "./failure.ts";
import { excessIn } from "./yaml-bounds.ts";

const visible = z.string().refine((given) => invisibleIn(given) === null, {
  error: ({ input }) =>
    `it has a character that nobody sees, ${invisibleIn(String(input))}; leave that out`,
  abort: true,
});
/** Part of an address, of a topic and of a line of a commit message: no white space and no slash. */
const name = visible.regex(
  /^(?!\.{1,2}$)[^\s/]{1,255}$/u,
  "it takes 1 to 255 characters without spaces and slashes",
);
const text = z.string().trim().min(1, "it must not be empty").max(1_000, "it is too long");
const date = z.union([z.iso.date(), z.iso.datetime({ offset: true })], {
  error: "it takes a date such as 2014-06-30, a time such as 2014-06-30T12:00:00Z, or null",
});

const row = z.strictObject({
  name,
  title: text,
  kind: z.enum(["feature", "debt"], { error: "it takes feature or debt" }),
  approved: date.nullable(),
  spec: text.nullish(),
  owner: visible.pipe(text).nullish(),
});
const file = z.strictObject({ blueprints: z.array(z.unknown()) });

const example =
  'Each row is {name, title, kind: feature|debt, approved: date|null, spec?, owner?}, in a list under "blueprints".';

/** The blueprints of a YAML or JSON file in its order; any mistake names the file, the row and the key. */
export function readImportFile(
  source: string,
  content: string,
): { readonly kind: "read"; readonly blueprints: readonly ImportedBlueprint[] } | Refusal {
  const value = parseFile(source, content);
  if (isRefusal(value)) return value;
  const read = file.safeParse(value);
  if (!read.success) return mistake(source, "has no list of blueprints", example);
  const rows = read.data.blueprints.map((written, index) => readRow(index + 1, written));
  const mistakes = rows.flatMap((one) => (one.kind === "mistaken" ? one.mistakes : []));
  if (mistakes.length > 0) return mistake(source, allOf(mistakes), example);
  const blueprints = rows.flatMap((one) => (one.kind === "read" ? [one.blueprint] : []));
  return doubled(source, blueprints) ?? { kind: "read", blueprints };
}

/** So many are told at once. */
const mostMistakes = 5;

/** Each as a sentence, but for the last one's end. */
function allOf(mistakes: readonly string[]): string {
  const told = mistakes.slice(0, mostMistakes);
  const rest = mistakes.length - told.length;
  const more = rest === 0 ? [] : [`and ${counted(rest, "more mistake")}`];
  return [...told, ...more].map((one, index) => (index === 0 ? one : upperFirst(one))).join(". ");
}

/** JSON is YAML too; only what begins like it is read as JSON, for long files are read faster so. */
function parseFile(source: string, content: string): unknown {
  try {
    return /^\s*[{[]/.test(content) ? parseJson(source, content) : parseYaml(source, content);
  } catch (error) {
    // An alias of nothing, or of too much: names that stand for names without end.
    if (error instanceof ReferenceError)
      return mistake(
        source,
        "has an alias that can't be followed",
        "Write out what it stands for.",
      );
    if (!(error instanceof YAMLParseError)) throw error;
    const [line = ""] = error.message.split("\n");
    return mistake(source, `is not YAML: ${line.replace(/:$/, "")}`, "Correct that line.");
  }
}

/** YAML takes flow mappings that JSON does not, so a text that is no JSON may still be right. */
function parseJson(source: string, content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return parseYaml(source, content);
  }
}

/** Its warnings would fill the log with what somebody sent. */
function parseYaml(source: string, content: string): unknown {
  const excess = excessIn(content);
  if (excess !== null) return mistake(source, excess.text, excess.remedy);
  return parse(content, { logLevel: "error" });
}

type Row =
  | { readonly kind: "read"; readonly blueprint: ImportedBlueprint }
  | { readonly kind: "mistaken"; readonly mistakes: readonly string[] };

function readRow(number: number, written: unknown): Row {
  const read = row.safeParse(written);
  if (!read.success) {
    const where = `row ${number}${nameOf(written)}`;
    const mistakes = read.error.issues.map((issue) => `${where}${wrongIn(written, issue)}`);
    return { kind: "mistaken", mistakes };
  }
  const { approved, ...blueprint } = read.data;
  const approvedAt = approved === null ? null : new Date(approved);
  return { kind: "read", blueprint: { ...blueprint, approvedAt } };
}

function wrongIn(written: unknown, issue: z.core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys") return `: there is no key "${issue.keys[0]}"`;
  const key = issue.path.join(".");
  if (key === "") return " is not a blueprint";
  return isAbsent(written, key) ? `: ${key} is missing` : `: ${key} is wrong, ${issue.message}`;
}

const isAbsent = (written: unknown, key: string) =>
  typeof written === "object" && written !== null && !Object.hasOwn(written, key);

function nameOf(written: unknown): string {
  const read = z.object({ name: visible.min(1) }).safeParse(written);
  return read.success ? ` (${read.data.name.slice(0, 80)})` : "";
}

/** Names compare case-insensitively; of two that are the same nobody knows which one is meant. */
function doubled(source: string, blueprints: readonly ImportedBlueprint[]): Refusal | null {
  const rows = new Map<string, number>();
  for (const [index, blueprint] of blueprints.entries()) {
    const first = rows.get(keyOf(blueprint.name));
    if (first !== undefined) {
      const names = [blueprints[first]?.name, blueprint.name]
        .map((one) => `“${one}”`)
        .join(" and ");
      const where = `rows ${first + 1} and ${index + 1}`;
      return mistake(source, `${where} name the same blueprint: ${names}`, "Keep one of the two.");
    }
    rows.set(keyOf(blueprint.name), index);
  }
  return null;
}

const mistake = (source: string, text: string, remedy: string) =>
  refuse("bad-import", `${source}${text.startsWith("row") ? ":" : ""} ${text}.`, remedy);

function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "refused";
}
