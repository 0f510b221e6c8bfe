import { type Blueprint, keyOf } from "./blueprint.ts";
import { type BlueprintReference, blueprintOfTopic } from "./references.ts";

/** What a change once showed and shows no more: the names in an earlier message, or an earlier topic. */
export type EarlierLink = {
  readonly blueprints: readonly BlueprintReference[];
  readonly topic: string | null;
};

/** Where a change's blueprints were found. `dropped`: only an earlier patch set or topic named them. */
export type LinkedBy = "message" | "topic" | "dropped";

/** The blueprints of one change (product.md, "Deciding: One change"). */
export type Link = {
  readonly by: LinkedBy | null;
  /** Those that the project knows, as references: what the change is work on. */
  readonly known: readonly { readonly blueprint: Blueprint; readonly completes: boolean }[];
  /** Names that nobody knows, as they were written. */
  readonly unknown: readonly string[];
};

/** What a change names now and named before. */
export type Named = {
  readonly blueprints: readonly BlueprintReference[];
  readonly topic: string | null;
  readonly earlier: readonly EarlierLink[];
};

export type KnownBlueprints = ReadonlyMap<string, Blueprint>;

const nothing: Link = { by: null, known: [], unknown: [] };

/**
 * The blueprints of a change: those in its message, else that of its topic, else the latest that an earlier
 * patch set or topic named.
 */
export function linkOf(named: Named, known: KnownBlueprints): Link {
  const now = linkNow(named, known);
  if (now !== null) return now;
  for (const earlier of named.earlier.toReversed()) {
    const link = linkNow(earlier, known);
    if (link !== null) return { ...link, by: "dropped" };
  }
  return nothing;
}

/** Whether the change's own message completes this blueprint; a topic, `partial` and `related` complete nothing. */
export function completes(link: Link, key: string): boolean {
  return (
    link.by === "message" &&
    link.known.some((work) => work.completes && keyOf(work.blueprint.name) === key)
  );
}

/** The line of a commit message that names a blueprint as one, else the first with its name in it; null for none. */
export function namingLine(message: string, key: string): string | null {
  const lines = message.split("\n").filter((line) => line.toLowerCase().includes(key));
  const line = lines.find((one) => /blueprint|\bbp\b|\+spec/i.test(one)) ?? lines[0];
  return line?.trim() ?? null;
}

function linkNow(shown: EarlierLink, known: KnownBlueprints): Link | null {
  if (shown.blueprints.length > 0) return linkByMessage(shown.blueprints, known);
  const name = shown.topic === null ? null : nameInTopic(shown.topic, known);
  if (name === null) return null;
  const blueprint = known.get(keyOf(name));
  return blueprint
    ? { by: "topic", known: [{ blueprint, completes: false }], unknown: [] }
    : { by: "topic", known: [], unknown: [name] };
}

/** A `related` blueprint is not what the change works on when the message names another known one as its work. */
function linkByMessage(references: readonly BlueprintReference[], known: KnownBlueprints): Link {
  const found = references.flatMap((reference) => {
    const blueprint = known.get(keyOf(reference.name));
    return blueprint ? [{ blueprint, kind: reference.kind }] : [];
  });
  const work = found.filter((reference) => reference.kind !== "related");
  return {
    by: "message",
    known: (work.length > 0 ? work : found).map(({ blueprint, kind }) => ({
      blueprint,
      completes: kind === "implements",
    })),
    unknown: references.map(({ name }) => name).filter((name) => !known.has(keyOf(name))),
  };
}

function nameInTopic(topic: string, known: KnownBlueprints): string | null {
  return blueprintOfTopic(topic) ?? (known.has(keyOf(topic)) ? topic : null);
}
