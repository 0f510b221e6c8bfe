import type { Chronicle } from "#lib/domain/chronicle.ts";
import { createGroupMemory, type GroupMemory } from "./group-members.ts";
import type { KnownProject, Sight } from "./look-at-project.ts";
import type { KnownCondition } from "./read-condition.ts";
import { createShelf, type Shelf } from "./shelf.ts";

/** What a process remembers of projects from one view to the next, so that a view costs what it shows. */
export type Memory = {
  readonly known: Shelf<KnownProject>;
  readonly sights: Shelf<Sight>;
  readonly conditions: Shelf<KnownCondition>;
  /** What the history of each project told so far. */
  readonly chronicles: Map<string, Chronicle>;
  /** Who is in the groups that give roles. */
  readonly groups: GroupMemory;
};

/** An empty memory; each process that shows views has one. */
export const createMemory = (): Memory => ({
  known: createShelf(),
  sights: createShelf(),
  conditions: createShelf(),
  chronicles: new Map(),
  groups: createGroupMemory(),
});
