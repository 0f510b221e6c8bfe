import { type Mention, mentionsIn } from "./references-mentions.ts";
import { isForeign } from "./references-projects.ts";
import { type ReferenceWarning, warningsFor } from "./references-warnings.ts";

export type BlueprintReference = {
  readonly name: string;
  readonly kind: "implements" | "partial" | "related";
};
export type BugReference = { readonly id: number; readonly kind: "closes" | "partial" | "related" };

export type References = {
  readonly blueprints: readonly BlueprintReference[];
  readonly bugs: readonly BugReference[];
  readonly warnings: readonly ReferenceWarning[];
};

/** Whose references are ours where the caller names no project: the one whose messages the rules were learned from. */
const defaultProject = "nova";

const strength = { completes: 2, partial: 1, related: 0 } as const;

/**
 * The blueprints and bugs that a commit message names, each once, in order of appearance, with what the change claims to do to it,
 * and a warning for each that OpenStack's own hooks would miss (b82).
 * A footer's claim goes before a sentence's; of several the strongest counts. A bare footer is work on the thing.
 * `project` is the Launchpad project: what an address or a name in front files under another one is left out.
 * Never throws; linear in the message's length.
 */
export function readReferences(message: string, project: string = defaultProject): References {
  const mentions = mentionsIn(message).filter((mention) => !isForeign(mention.project, project));
  const references = [...groupedByName(mentions).values()].map(strongest);
  return {
    blueprints: references.filter(isBlueprint).map(({ name, claim }) => ({
      name,
      kind: claim === "completes" ? "implements" : claim,
    })),
    bugs: references.filter(isBug).map(({ name, claim }) => ({
      id: Number(name),
      kind: claim === "completes" ? "closes" : claim,
    })),
    warnings: warningsFor(message, references),
  };
}

/** The blueprint that a topic `bp/<name>` or `blueprint/<name>` names, null for any other topic. */
export function blueprintOfTopic(topic: string): string | null {
  return /^(?:bp|blueprint)\/(.+)$/i.exec(topic.trim())?.[1] ?? null;
}

/**
 * The references of a change. The message goes first; only where it names no blueprint the topic does, and a topic completes
 * nothing. Likewise a topic `bug/<id>` is a related bug of a message that names none.
 */
export function referencesOf(
  input: { readonly message: string; readonly topic?: string | null },
  project: string = defaultProject,
): References {
  const read = readReferences(input.message, project);
  const topic = input.topic ?? "";
  const name = blueprintOfTopic(topic);
  const id = bugOfTopic(topic);
  const isNeeded = { blueprint: read.blueprints.length === 0, bug: read.bugs.length === 0 };
  return {
    ...read,
    blueprints: isNeeded.blueprint && name !== null ? [{ name, kind: "partial" }] : read.blueprints,
    bugs: isNeeded.bug && id !== null ? [{ id, kind: "related" }] : read.bugs,
  };
}

function bugOfTopic(topic: string): number | null {
  const digits = /^(?:bug|lp)\/(\d{1,9})$/i.exec(topic.trim())?.[1];
  return digits === undefined ? null : Number(digits);
}

const isBlueprint = (mention: Mention): boolean => mention.noun === "blueprint";
const isBug = (mention: Mention): boolean => mention.noun === "bug";

function groupedByName(mentions: readonly Mention[]): Map<string, Mention[]> {
  const groups = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const key = `${mention.noun} ${mention.name.toLowerCase()}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [mention]);
    else group.push(mention);
  }
  return groups;
}

/** One mention for all of a name: as first written, with the strongest claim of its footers, or of its sentences. */
function strongest(mentions: readonly Mention[]): Mention {
  const footers = mentions.filter((mention) => mention.isFooter);
  const deciding = footers.length > 0 ? footers : mentions;
  const [first] = mentions;
  const [best] = deciding.toSorted((a, b) => strength[b.claim] - strength[a.claim]);
  if (first === undefined || best === undefined) throw new Error("a name without a mention");
  return { ...first, claim: best.claim, line: best.line };
}
