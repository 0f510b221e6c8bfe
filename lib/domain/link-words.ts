import type { LinkedBy } from "./link.ts";
import { shown } from "./phrases.ts";

/** Where the blueprints of a change were found, in a sentence. */
export function linkSentence(
  by: LinkedBy | null,
  { patchSet, topic }: { readonly patchSet: number; readonly topic: string | null },
): string {
  switch (by) {
    case "message":
      return `In the commit message of patch set ${patchSet}.`;
    case "topic":
      return `By its topic ${shown(topic ?? "")}; its message names no blueprint.`;
    case "dropped":
      return "Only by an earlier patch set or topic. An operator, lead or core ends that by unlinking it.";
    case null:
      return "Neither its message nor its topic names a blueprint.";
  }
}
