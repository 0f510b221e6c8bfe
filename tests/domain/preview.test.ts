import fc from "fast-check";
import { expect, test } from "vitest";
import { decide } from "#lib/domain/decision.ts";
import { holdGroups, plannedHolds, wordsOf } from "#lib/domain/preview.ts";
import { survey, type World } from "#lib/domain/world.ts";
import {
  blueprint,
  changeFor,
  followed,
  noApprovals,
  pages,
  people,
  world,
} from "#tests/support/world.ts";
import { worlds } from "#tests/support/worlds.ts";

function previewOf(of: World) {
  const decision = decide(of, survey(of), [], noApprovals, new Map(), { pages });
  return { decision, holds: plannedHolds(of, decision) };
}

const planned = world({
  policy: { "slots.count": 1, "slots.debt": 0, "hold.mode": "observe" },
  blueprints: [
    blueprint("first", 1),
    blueprint("second", 2),
    blueprint("broken", 3),
    blueprint("pending", 4, { approvedAt: null }),
  ],
  changes: [
    followed(changeFor("first", 11)),
    followed(changeFor("second", 12)),
    followed(changeFor("second", 13)),
    followed(changeFor("second", 14, { owner: people.bob })),
    followed(changeFor("broken", 15, { isMergeable: false })),
    followed(changeFor("pending", 16)),
  ],
});

test("holds stand together by what their people will read first, full messages before lines", () => {
  const { decision, holds } = previewOf(planned);

  const groups = holdGroups(holds, decision).map(({ code, holds: all }) => [
    code,
    ...all.map(({ judged, form }) => `${judged.followed.change.number} ${form}`),
  ]);

  expect(groups).toEqual([
    ["ready", "12 full", "14 full", "13 line"],
    ["missing", "15 full"],
    ["not-in-backlog", "16 full"],
  ]);
});

test("in mode observe the words are there although nothing is sent", () => {
  const { decision, holds } = previewOf(planned);
  const [first] = holds;

  expect(decision.sends).toEqual([]);
  expect(first && wordsOf(first, planned, decision, pages)).toContain(
    "blueprint second has no slot: 1 of 1 is in use.",
  );
});

test("what is sent has the very words of its preview", () => {
  fc.assert(
    fc.property(worlds(), (of) => {
      const { decision, holds } = previewOf(of);
      const words = new Map(
        holds.map((hold) => [
          hold.judged.followed.change.number,
          wordsOf(hold, of, decision, pages),
        ]),
      );
      const sent = decision.sends.filter(({ kind }) => kind === "hold");
      const all = decision.waiting.length === 0;
      for (const { judged, text } of sent) {
        expect(words.has(judged.followed.change.number)).toBe(true);
        // Where the brake keeps some back, the full message may be on one of those.
        if (all) expect(words.get(judged.followed.change.number)).toBe(text);
      }
    }),
  );
});
