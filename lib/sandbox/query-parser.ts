import { badRequest } from "./answers.ts";

/** A query as a tree. A term without operator is a bare word. */
export type Query =
  | { readonly kind: "all"; readonly parts: readonly Query[] }
  | { readonly kind: "any"; readonly parts: readonly Query[] }
  | { readonly kind: "not"; readonly part: Query }
  | { readonly kind: "term"; readonly operator: string | null; readonly value: string };

type Token =
  | { readonly kind: "open" | "close" | "and" | "or" | "not" }
  | { readonly kind: "term"; readonly operator: string | null; readonly value: string };

/** Reads a query of Gerrit's search language; throws its 400. An empty one means open changes. */
export function parseQuery(text: string): Query {
  const tokens = tokenize(text);
  if (tokens.length === 0) return { kind: "term", operator: "status", value: "open" };
  const reader = { tokens, next: 0 };
  const query = readAny(reader);
  if (reader.next < tokens.length) throw unreadable(text.length, "extra input");
  return query;
}

type Reader = { readonly tokens: readonly Token[]; next: number };

const unreadable = (at: number, what: string) =>
  badRequest(`line 1:${at} no viable alternative at ${what}`);

function readAny(reader: Reader): Query {
  const parts = [readAll(reader)];
  while (reader.tokens[reader.next]?.kind === "or") {
    reader.next += 1;
    parts.push(readAll(reader));
  }
  return only(parts) ?? { kind: "any", parts };
}

function readAll(reader: Reader): Query {
  const parts = [readOne(reader)];
  for (;;) {
    const token = reader.tokens[reader.next];
    if (token === undefined || token.kind === "or" || token.kind === "close") break;
    if (token.kind === "and") reader.next += 1;
    parts.push(readOne(reader));
  }
  return only(parts) ?? { kind: "all", parts };
}

const only = (parts: readonly Query[]) => (parts.length === 1 ? parts[0] : undefined);

function readOne(reader: Reader): Query {
  const token = reader.tokens[reader.next];
  if (token === undefined) throw unreadable(reader.next, "input '<EOF>'");
  reader.next += 1;
  if (token.kind === "term") return token;
  if (token.kind === "not") return { kind: "not", part: readOne(reader) };
  if (token.kind !== "open") throw unreadable(reader.next, `input '${token.kind}'`);
  const inner = readAny(reader);
  if (reader.tokens[reader.next]?.kind !== "close") throw unreadable(reader.next, "input '<EOF>'");
  reader.next += 1;
  return inner;
}

const words: Readonly<Record<string, "and" | "or" | "not">> = { AND: "and", OR: "or", NOT: "not" };

const signs: Readonly<Record<string, "open" | "close" | "not">> = {
  "(": "open",
  ")": "close",
  "-": "not",
};

/** Characters that Gerrit's grammar takes outside quotes. */
const bare = /[^\s()"{}%]/;

function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text[at] ?? "";
    const sign = signs[character];
    if (sign) tokens.push({ kind: sign });
    if (sign || /\s/.test(character)) {
      at += 1;
      continue;
    }
    const [token, end] = readTerm(text, at);
    tokens.push(token);
    at = end;
  }
  return tokens;
}

function readTerm(text: string, start: number): [Token, number] {
  const operator = /^[a-z_]+:/.exec(text.slice(start, start + 40))?.[0] ?? null;
  const from = start + (operator?.length ?? 0);
  const [value, end] = readValue(text, from);
  const word = words[text.slice(start, end)];
  if (word) return [{ kind: word }, end];
  return [{ kind: "term", operator: operator?.slice(0, -1) ?? null, value }, end];
}

function readValue(text: string, from: number): [string, number] {
  if (text[from] === '"') return readQuoted(text, from + 1);
  if (text[from] === "{") {
    const end = text.indexOf("}", from);
    if (end === -1) throw unreadable(text.length, "character '<EOF>'");
    return [text.slice(from + 1, end), end + 1];
  }
  let end = from;
  while (end < text.length && bare.test(text[end] ?? "")) end += 1;
  if (end === from) throw unreadable(from, `character '${text[from] ?? "<EOF>"}'`);
  return [text.slice(from, end), end];
}

/** Inside quotes a backslash makes any character, a quote too, stand for itself. */
function readQuoted(text: string, from: number): [string, number] {
  let value = "";
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '"') return [value, at + 1];
    if (text[at] === "\\") at += 1;
    value += text[at] ?? "";
  }
  throw unreadable(text.length, "character '<EOF>'");
}
