import fc from "fast-check";
import { expect, test } from "vitest";
import { keyOf } from "#lib/domain/blueprint.ts";
import { standingsOf } from "#lib/domain/standing.ts";
import { blueprint, daysAgo, now, tenure } from "#tests/support/world.ts";
import { blueprintLists } from "#tests/support/worlds.ts";

test("the place in line counts only who is in the backlog without a slot", () => {
  const inside = blueprint("inside", 2);
  const all = [
    blueprint("Last", 7),
    blueprint("first", 1),
    inside,
    blueprint("unapproved", 3, { approvedAt: daysAgo(-1) }),
    blueprint("done", 4, { state: "done" }),
    blueprint("landed", 5),
    blueprint("deferred", 6, { state: "deferred" }),
  ];
  const standings = standingsOf(all, [tenure(inside, 4)], new Set(["landed"]), now);
  expect(Object.fromEntries(standings)).toEqual({
    first: { kind: "in-line", position: 1 },
    inside: { kind: "in-slot", number: 4 },
    unapproved: { kind: "not-in-backlog", because: "unapproved" },
    done: { kind: "finished", by: "done" },
    landed: { kind: "finished", by: "landed" },
    deferred: { kind: "not-in-backlog", because: "deferred" },
    last: { kind: "in-line", position: 2 },
  });
});

test("an approval counts from its very instant", () => {
  const [standing] = standingsOf(
    [blueprint("x", 1, { approvedAt: now })],
    [],
    new Set(),
    now,
  ).values();
  expect(standing).toEqual({ kind: "in-line", position: 1 });
});

test("places in line are 1, 2, 3 … in rank order, in whatever order the blueprints are given", () => {
  const given = blueprintLists().chain((all) =>
    fc.shuffledSubarray([...all], { minLength: all.length }),
  );
  fc.assert(
    fc.property(given, (all) => {
      const standings = standingsOf(all, [], new Set(), now);
      const places = all
        .toSorted((a, b) => a.rank - b.rank)
        .flatMap(({ name }) => {
          const standing = standings.get(keyOf(name));
          return standing?.kind === "in-line" ? [standing.position] : [];
        });
      expect(places).toEqual(places.map((_, index) => index + 1));
      expect(standings.size).toBe(all.length);
    }),
  );
});
