import { lineFault } from "#lib/domain/invisible.ts";

/** A value that a person gives besides the reason; its key is sent, or stands in the path as `{key}`. */
export type Field =
  | { readonly kind: "day"; readonly key: string; readonly label: string }
  | {
      readonly kind: "blueprint";
      readonly key: string;
      readonly label: string;
      /** One that can't be chosen. */
      readonly but?: string;
    }
  | {
      readonly kind: "number";
      readonly key: string;
      readonly label: string;
      readonly first: number;
      readonly most: number;
    }
  /** A word that has to be typed before what can't be undone is sent; it is not sent itself. */
  | { readonly kind: "word"; readonly key: string; readonly label: string; readonly word: string };

/**
 * Something to decide, as plain data: what the dialog says and what it sends. It survives a visit to the page where
 * people sign in.
 */
export type Ask = {
  /** What is decided, in a sentence without a full stop: "Release juno-slaveification from slot 4". */
  readonly title: string;
  /** What the one button says: "Release it". */
  readonly button: string;
  /** What follows that no figure tells. */
  readonly note?: string;
  readonly method: "POST" | "PUT";
  /** Below the project: `blueprints/some-name/release`. A field's key in braces stands for its value. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
  /** Whether the verb wants to know why. */
  readonly reason: "needed" | "optional" | "none";
  readonly fields?: readonly Field[];
};

/** What was typed into the fields, by their keys; `reason` among them. */
export type Typed = Readonly<Record<string, string>>;

/** At the most so long, as the service counts it. */
export const longestReason = 1_000;

/** What is still missing before anything can be asked of the service: the first such field, or null. */
export function missingField({ fields = [] }: Ask, typed: Typed): Field | null {
  return fields.find((field) => !isGiven(field, typed[field.key] ?? "")) ?? null;
}

/** Whether all is chosen that what follows depends on. */
export const isForeseeable = ({ fields = [] }: Ask, typed: Typed): boolean =>
  fields.every((field) => field.kind === "word" || isGiven(field, typed[field.key] ?? ""));

function isGiven(field: Field, text: string): boolean {
  if (field.kind === "word") return text.trim() === field.word;
  if (field.kind !== "number") return text.trim() !== "";
  const number = Number(text);
  return Number.isInteger(number) && number >= 1 && number <= field.most;
}

/** What is wrong with the reason, in words; null where it will do. */
export function reasonFault({ reason: wanted }: Pick<Ask, "reason">, text: string): string | null {
  const { length } = text.trim();
  if (length > longestReason) {
    return `A reason has at most 1000 characters. This one has ${length}.`;
  }
  if (length > 0) return lineFault(text.trim());
  return wanted === "needed" ? "Say why in a few words; everybody reads it." : null;
}

/** The request that an ask and what was typed make. */
export type Wanted = {
  readonly method: "POST" | "PUT";
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
};

export function wantedBy({ method, path, body = {}, fields = [] }: Ask, typed: Typed): Wanted {
  const inPath = fields.filter(({ key }) => path.includes(`{${key}}`));
  const inBody = fields.filter((field) => field.kind !== "word" && !inPath.includes(field));
  const reason = (typed["reason"] ?? "").trim();
  return {
    method,
    path: inPath.reduce(
      (filled, { key }) => filled.replace(`{${key}}`, () => encodeURIComponent(typed[key] ?? "")),
      path,
    ),
    body: {
      ...body,
      ...Object.fromEntries(inBody.map((field) => [field.key, sentValue(field, typed)])),
      ...(reason === "" ? {} : { reason }),
    },
  };
}

const sentValue = ({ kind, key }: Field, typed: Typed): string | number => {
  const text = (typed[key] ?? "").trim();
  return kind === "number" ? Number(text) : text;
};
