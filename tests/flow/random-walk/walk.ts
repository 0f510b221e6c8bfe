import { type ImportedBlueprint, importBlueprints } from "#lib/flow/import-blueprints.ts";
import { type PassingProject, passingProject } from "#tests/support/passing-project.ts";
import { setCopyCondition } from "#tests/support/projects.ts";

/** What people did on one change, as far as the server does not show it. */
export type Remembered = {
  /** A person's `exempt`, and a person's removal of the bot's vote. */
  isExempt: boolean;
  removal: "none" | "done" | "seen";
  /** The approval that it goes by, the newest one that was seen, and up to when approvals were taken back. */
  approval: { readonly account: number; readonly at: string; readonly patchSet: number } | null;
  newestApproval: string;
  approvedUntil: string;
  /** Names that it showed when it was last seen with any. */
  named: readonly string[];
};

/** One seeded walk: a project, its clock, and the notes of somebody who watches over people's shoulders. */
export type Walk = {
  readonly stage: PassingProject;
  readonly chance: Chance;
  readonly changes: Map<number, Remembered>;
  /** Everything the bot ever said, normalized, with the state it was said in. */
  readonly said: Set<string>;
  readonly seenMessages: Map<number, number>;
  readonly story: string[];
  readonly tick: (seconds: number) => void;
  isPaused: boolean;
};

export type Chance = {
  /** A whole number from 0 to `below` − 1. */
  readonly number: (below: number) => number;
  readonly one: <T>(of: readonly T[]) => T;
};

/** The same seed gives the same walk (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const number = (below: number) => Math.floor(next() * below);
  return {
    number,
    one: (of) => {
      const chosen = of[number(of.length)];
      if (chosen === undefined) throw new Error("there is nothing to choose from");
      return chosen;
    },
  };
}

export const blueprintNames = ["one", "two", "three", "four", "five"] as const;

const policy = {
  "slots.count": "1",
  "slots.debt": "0",
  "slots.lendAfter": "9000d",
  "brake.newHolds": "10000",
};

/** A started project with five blueprints, the last of them a debt and the fourth not approved. */
export async function beginWalk(seed: number): Promise<Walk> {
  const chance = chanceOf(seed);
  let ahead = 0;
  const clock = () => new Date(Date.UTC(2014, 6, 14) + ahead);
  const stage = await passingProject(policy, { clock });
  if (chance.number(2) === 0) {
    await setCopyCondition(stage.server, "Code-Review", "changekind:NO_CHANGE");
  }
  const approvedAt = new Date("2014-04-01T00:00:00Z");
  const blueprints = blueprintNames.map(
    (name): ImportedBlueprint => ({
      name,
      title: name,
      kind: name === "five" ? "debt" : "feature",
      approvedAt: name === "four" ? null : approvedAt,
    }),
  );
  await importBlueprints(stage.needs, stage.project, blueprints, {
    ...{ who: "dana", reason: null, rerank: false },
  });
  await stage.start();
  await stage.pass();
  return {
    stage,
    chance,
    changes: new Map(),
    said: new Set(),
    seenMessages: new Map(),
    story: [],
    tick: (seconds) => {
      ahead += seconds * 1_000;
    },
    isPaused: false,
  };
}
