import type { z } from "zod";
import { listed } from "#lib/domain/phrases.ts";
import { problemAnswer } from "./problem.ts";

/** As Next gives it: where nothing of an address is a parameter there is none at all. */
export type Address = {
  readonly params: Promise<Readonly<Record<string, string | readonly string[]>> | undefined>;
};

/** The parameters in the path of an address. */
export async function partsOf({
  params,
}: Address): Promise<readonly (readonly [string, string])[]> {
  return Object.entries((await params) ?? {}).map(([name, part]) => [
    name,
    [part].flat().join("/"),
  ]);
}

type Given = Iterable<readonly [string, string]>;

/** The parameters as the schema has them, or the answer that names the first one that can't be used and what it takes. */
export function parametersOf<Schema extends z.ZodObject>(
  schema: Schema,
  given: Given,
): { readonly kind: "taken"; readonly values: z.output<Schema> } | Response {
  const values: Record<string, string> = {};
  for (const [name, value] of given) {
    if (!Object.hasOwn(schema.shape, name)) return unknownParameter(schema, name);
    if (Object.hasOwn(values, name)) return bad(name, `${name} is given twice.`, "Give it once.");
    values[name] = value;
  }
  const read = schema.safeParse(values);
  if (read.success) return { kind: "taken", values: read.data };
  const name = String(read.error.issues[0]?.path[0] ?? "");
  const value = Object.hasOwn(values, name) ? `“${values[name]?.slice(0, 100)}”` : "nothing";
  return bad(name, `${name} can't be ${value}.`, takes(schema, name));
}

function unknownParameter(schema: z.ZodObject, name: string): Response {
  const known = Object.keys(schema.shape);
  const remedy = known.length === 0 ? "It takes none." : `It takes ${listed(known)}.`;
  return bad(name.slice(0, 100), "There is no such parameter here.", remedy);
}

/** The words of the schema's own description, which the document has too. */
function takes(schema: z.ZodObject, name: string): string {
  const one = schema.shape[name];
  const words = one && "meta" in one && typeof one.meta === "function" ? one.meta() : undefined;
  return `It takes ${words?.description ?? "something else"}.`;
}

const bad = (parameter: string, detail: string, remedy: string) =>
  problemAnswer(400, { code: "bad-parameter", detail, remedy, parameter });
