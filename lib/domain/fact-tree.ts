import { absentWords, factName } from "./fact-words.ts";
import { votePoints } from "./phrases.ts";

/** One fact in words. */
export type Fact = { readonly name: string; readonly value: FactValue };

export type FactValue =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "instant"; readonly at: Date }
  /** `title` is what it is about, null where nothing says so shortly. */
  | { readonly kind: "facts"; readonly title: string | null; readonly facts: readonly Fact[] }
  /** `more` of them are left out. */
  | { readonly kind: "list"; readonly items: readonly FactValue[]; readonly more: number };

/** Gives an account of the review server the name that people know. */
export type NameOf = (account: number) => string;

/** Longer lists are cut: the whole of it is in the facts as they are kept. */
const longest = 60;

/**
 * The facts of a decision as people read them, whatever kind of decision it was. The instant of the decision itself,
 * which most facts repeat, is left out.
 */
export function factTree(facts: unknown, nameOf: NameOf): readonly Fact[] {
  if (!isRecord(facts)) return [];
  const { at: _own, ...others } = facts;
  return factsIn(others, nameOf);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const factsIn = (record: Readonly<Record<string, unknown>>, nameOf: NameOf): Fact[] =>
  Object.entries(record).map(([key, value]) => ({
    name: factName(key),
    value: valueFrom(key, value, nameOf),
  }));

function valueFrom(key: string, value: unknown, nameOf: NameOf): FactValue {
  if (Array.isArray(value)) return listOf(key, value, nameOf);
  if (isRecord(value)) return recordOf(value, nameOf);
  if (typeof value === "string") return instantOr(value);
  if (typeof value === "boolean") return text(value ? "yes" : "no");
  if (typeof value !== "number") return text(absentWords(key));
  return text(accounts.has(key) ? nameOf(value) : `${value}`);
}

/** Under these names the number of an account is kept, and under `services` a list of them. */
const accounts: ReadonlySet<string> = new Set([
  ...["account", "author", "owner", "uploader", "services"],
]);

const text = (words: string): FactValue => ({ kind: "text", text: words });

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const instantOr = (value: string): FactValue =>
  instant.test(value) ? { kind: "instant", at: new Date(value) } : text(value);

function listOf(key: string, values: readonly unknown[], nameOf: NameOf): FactValue {
  if (values.length === 0) return text("none");
  const items = values.slice(0, longest).map((value) => valueFrom(key, value, nameOf));
  return { kind: "list", items, more: values.length - items.length };
}

function recordOf(record: Readonly<Record<string, unknown>>, nameOf: NameOf): FactValue {
  const { label, value, account } = record;
  const isVote = typeof label === "string" && typeof value === "number";
  const title =
    isVote && typeof account === "number"
      ? `${label} ${votePoints(value)} by ${nameOf(account)}`
      : titleOf(record);
  return { kind: "facts", title, facts: factsIn(levelled(record), nameOf) };
}

/** A change or blueprint with what was known beside it is one thing, not one within another. */
function levelled(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { change, blueprint, ...beside } = record;
  const [inner, name, other] = isRecord(change)
    ? [change, "blueprint", blueprint]
    : [blueprint, "change", change];
  if (!isRecord(inner)) return record;
  return { ...inner, ...beside, ...(other === undefined ? {} : { [name]: other }) };
}

/** What a record is about: it names itself, or something in it does. */
function titleOf(record: Readonly<Record<string, unknown>>): string | null {
  const { name, number, blueprint, change, subject, key } = record;
  if (typeof name === "string") return name;
  if (isRecord(blueprint)) return titleOf(blueprint);
  if (isRecord(change)) return titleOf(change);
  if (typeof blueprint === "string" && typeof number === "number")
    return `slot ${number}: ${blueprint}`;
  if (typeof number === "number")
    return typeof subject === "string" ? `${number} ${subject}` : `${number}`;
  if (typeof change === "number") return `change ${change}`;
  return typeof key === "string" ? key : null;
}
