import { gunzipSync } from "node:zlib";
import type { ZodType } from "zod";
import { GerritError } from "./error.ts";
import { cutShort, notGerrit } from "./failure.ts";

const prefix = ")]}'\n";
/** More than any answer is: 500 changes unpack to some megabytes. */
const mostBytes = 256 * 1024 * 1024;

/**
 * The text of an answer. It is unpacked in one go: as a stream, which is the library's way, each 16 KB of it would
 * be an event, and a listing cost twice the time. Throws a GerritError where it ends early.
 */
export function unpacked(server: string, body: Buffer, encoding: string | undefined): string {
  if (encoding !== "gzip" && encoding !== "x-gzip") return body.toString();
  try {
    return gunzipSync(body, { maxOutputLength: mostBytes }).toString();
  } catch (cause) {
    throw cutShort(server, cause);
  }
}

/** What an answer says, as far as we read it; an empty one is null. Throws a GerritError for any other shape. */
export function parsed<T>(server: string, path: string, text: string, schema: ZodType<T>): T {
  const result = schema.safeParse(text === "" ? null : json(server, text));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue?.path.join(".") || "as a whole";
  throw new GerritError(
    "unexpected",
    `${server} answered ${path.split("?")[0]} in a shape we do not know (${where}: ${issue?.message}). Gerrit 3.9 and later are supported.`,
  );
}

/** Gerrit puts `)]}'` before its JSON, so that no page can read it as a script. */
function json(server: string, text: string): unknown {
  if (!text.startsWith(prefix)) throw notGerrit(server, text);
  try {
    return JSON.parse(text.slice(prefix.length));
  } catch (cause) {
    throw cutShort(server, cause);
  }
}
