import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listChanges } from "#lib/flow/list-changes.ts";
import { type Board, showBoard } from "#lib/flow/show-board.ts";
import { type HistoryLine, showHistory } from "#lib/flow/show-history.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { type Simulation, simulate } from "./simulated-demonstration.ts";

const MINUTE = 60_000;
/** Ten minutes of the demonstration take half a minute where nothing else runs. */
const patience = 8 * MINUTE;
const start = new Date("2026-03-01T12:00:00Z");
const afterMinutes = (count: number) => new Date(start.getTime() + count * MINUTE);

/** Ten minutes that are cut by restarts, after so many minutes each. */
const lives = [
  { seed: 2014, restarts: [] },
  { seed: 7, restarts: [3, 6.5] },
  { seed: 1902, restarts: [5] },
];

/** Oldest first. */
async function historyOf({ services, project }: Simulation): Promise<readonly HistoryLine[]> {
  return (await showHistory(services, project, { limit: 10_000 })).toReversed();
}

const linesOf = (history: readonly HistoryLine[], kind: string, code: string) =>
  history.filter((line) => line.kind === kind && line.reason.code === code);

/** What happens to a blueprint whose author is silent, as the history tells it. */
function ordeals(history: readonly HistoryLine[]): readonly (readonly string[])[] {
  return linesOf(history, "free", "bumped").map(({ blueprint, seq }) => {
    const before = history.filter((line) => line.blueprint === blueprint && line.seq < seq);
    const after = history.filter((line) => line.blueprint === blueprint && line.seq > seq);
    const warned = before.findLast(({ kind }) => kind === "warn");
    const back = after.find(({ kind }) => kind === "return");
    const again = after.find((line) => line.kind === "fill" && line.seq > (back?.seq ?? 0));
    return [warned, back, again].flatMap((line) => (line ? [line.kind] : []));
  });
}

describe.each(lives)(
  "ten minutes with seed $seed, restarted at $restarts",
  ({ seed, restarts }) => {
    let folder: Awaited<ReturnType<typeof temporaryFolder>>;
    let life: Simulation;
    let history: readonly HistoryLine[];
    let early: Board;

    beforeAll(async () => {
      folder = await temporaryFolder();
      life = await simulate(folder.path, seed, start);
      await life.live(1);
      early = await showBoard(life.services, life.project);
      let passed = 1;
      for (const minute of restarts) {
        await life.live(minute - passed);
        await life[Symbol.asyncDispose]();
        life = await simulate(folder.path, seed, afterMinutes(minute));
        passed = minute;
      }
      await life.live(10 - passed);
      history = await historyOf(life);
    }, patience);

    afterAll(async () => {
      await life[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    });

    test("within its first minute every slot has work in it, others wait, and changes are on hold", () => {
      expect(early.slots.map(({ blueprint }) => blueprint)).not.toContain(null);
      expect(early.ready).toBeGreaterThan(10);
      expect(early.held).toBeGreaterThan(40);
    });

    test("a blueprint lands, and in the same pass the next one gets its slot", () => {
      const [landed] = linesOf(history, "free", "landed");
      const filled = linesOf(history, "fill", "ready").map(({ at }) => at.getTime());

      expect(landed).toBeDefined();
      expect(filled).toContain(landed?.at.getTime());
    });

    test("a silent author is warned, bumped, back, and in a slot again", () => {
      expect(ordeals(history)).toContainEqual(["warn", "return", "fill"]);
    });

    test("a core takes the bot's vote off by hand, and the bot leaves it so", async () => {
      const [removal] = linesOf(history, "exempt", "vote-removed");

      const later = history.filter(
        ({ change, seq }) => change === removal?.change && seq > (removal?.seq ?? 0),
      );
      const changes = await listChanges(life.services, life.project);
      expect(removal).toBeDefined();
      expect(later.filter(({ kind }) => kind === "hold")).toEqual([]);
      expect(changes.find(({ change }) => change === removal?.change)?.held ?? false).toBe(false);
    });

    test("an author gives a change up, and its hold comes off", () => {
      const [lifted] = linesOf(history, "lift", "not-governed");

      expect(lifted?.text).toContain("Abandoned");
    });
  },
);
