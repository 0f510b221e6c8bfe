import { counted } from "#lib/domain/phrases.ts";
import type { Unsent } from "./send.ts";

/** Why nothing was decided, and what would help, in a sentence or two. */
export function unsentWords(unsent: Unsent): string {
  switch (unsent.kind) {
    case "offline":
      return "The service did not answer, so whether it was decided is not known: the history tells once it answers.";
    case "too-many":
      return `${unsent.detail} Again in ${counted(unsent.seconds, "second")}.`;
    case "refused":
    case "signed-out":
    case "not-allowed":
      return `${unsent.detail} ${unsent.remedy}`.trim();
  }
}
