import type { SeenChange } from "#lib/domain/change.ts";
import type { EarlierLink } from "#lib/domain/link.ts";
import { readReferences } from "#lib/domain/references.ts";
import { projectOfRepository } from "#lib/domain/references-projects.ts";
import type { FollowedChange } from "#lib/domain/world.ts";

/** Enough to find the latest name; a change that is renamed every day must not grow without end. */
const remembered = 20;

/**
 * What a change named before, with what it named until now when that differs from what it names from now on.
 * Only what was seen is kept; whether it links anywhere is decided anew each time, for blueprints come and go.
 */
export function withEarlier(
  before: FollowedChange | null,
  message: string,
  now: Pick<SeenChange, "topic" | "repository" | "patchSet">,
): readonly EarlierLink[] {
  if (before === null) return [];
  const { change, references, earlier } = before;
  if (change.patchSet === now.patchSet && change.topic === now.topic) return earlier;
  const shown = { blueprints: references.blueprints, topic: change.topic };
  const shows = {
    blueprints: readReferences(message, projectOfRepository(now.repository)).blueprints,
    topic: now.topic,
  };
  if (isSame(shown, shows) || isEmpty(shown)) return earlier;
  return [...earlier, shown].slice(-remembered);
}

const isEmpty = (link: EarlierLink) => link.blueprints.length === 0 && link.topic === null;

const isSame = (a: EarlierLink, b: EarlierLink) => JSON.stringify(a) === JSON.stringify(b);
