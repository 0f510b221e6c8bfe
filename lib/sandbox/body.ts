import { badRequest } from "./answers.ts";

/** A JSON object as it came; unknown fields are ignored, as Gerrit does. */
export type Body = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Body =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The body of a request; throws 400 where Gerrit would. `type` is the Content-Type header. */
export function parseBody(type: string | undefined, text: string): Body {
  if (!type?.includes("json")) return text === "" ? {} : { raw: text };
  if (text === "") throw badRequest("Expected JSON object");
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    throw badRequest("Invalid JSON in request");
  }
  throw badRequest("Expected JSON object");
}

/** A text field; null where it is absent. A number is taken as its digits, as Gerrit's parser does. */
export function textIn(body: Body, key: string): string | null {
  const value = body[key];
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value : null;
}

export function flagIn(body: Body, key: string): boolean {
  return body[key] === true;
}

export function numberIn(body: Body, key: string): number | null {
  const value = body[key];
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/** A list of texts; empty where it is absent. */
export function textsIn(body: Body, key: string): readonly string[] {
  const value = body[key];
  return Array.isArray(value) ? value.map(String) : [];
}

/** A nested object; empty where it is absent. */
export function objectIn(body: Body, key: string): Body {
  const value = body[key];
  return isObject(value) ? value : {};
}

/** A list of objects; empty where it is absent, and what is no object in it is left out. */
export function objectsIn(body: Body, key: string): readonly Body[] {
  const value = body[key];
  return Array.isArray(value) ? value.filter(isObject) : [];
}
