import Database from "better-sqlite3";
import { rankBlueprint } from "#lib/flow/rank-blueprint.ts";
import { atMost, type Figure } from "./figure.ts";
import { asMeasured, clock, inPairs } from "./pairs.ts";
import { freshState, project, startProject } from "./support/fresh-state.ts";
import { nameOf } from "./support/made-up-rows.ts";

const blueprints = 2_000;

/**
 * F10. One move in the order of 2 000 blueprints, from the bottom to the top and back, by a person's word, as the flow
 * takes it, against one row that the driver commits to the same disk as durably.
 */
export const ranking: Figure = {
  name: "F10",
  title: "One move in an order of 2 000 blueprints / a raw commit",
  measure: async () => {
    await using state = await freshState("http://127.0.0.1:9/");
    await startProject(state.needs, blueprints);
    const sqlite = new Database(`${state.file}.bare`);
    sqlite.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (text TEXT)");
    const insert = sqlite.prepare("INSERT INTO t VALUES (?)");
    let turn = 0;
    const ours = () => {
      turn += 1;
      const place = { kind: turn % 2 === 0 ? "top" : "bottom" } as const;
      const move = { blueprint: nameOf(1), place, seen: null };
      const person = { who: "kim", reason: "for the figure" };
      return clock(() => rankBlueprint(state.needs, project, move, person));
    };
    const bare = () => clock(() => insert.run("x".repeat(300)));
    try {
      return [asMeasured("one move", atMost(3), await inPairs(ours, bare, 31, 4))];
    } finally {
      sqlite.close();
    }
  },
};
