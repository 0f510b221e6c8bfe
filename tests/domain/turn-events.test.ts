import fc from "fast-check";
import { expect, test } from "vitest";
import { turnOf } from "#lib/domain/turn.ts";
import { hours, lifeOf } from "./turn-life.ts";
import { byTheRule, history, services } from "./turn-rule.ts";

test("whatever happens in whatever order, the turn is what the rule says of the events", () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 0, max: 60 }), (happenings, later) => {
      const now = (happenings.at(-1)?.at ?? 0) + later;
      const { change, conversation } = lifeOf(happenings);

      const turn = turnOf(change, conversation, { services, ciLabel: "Verified", now: hours(now) });

      const { of, since } = byTheRule(happenings, now);
      expect(turn).toMatchObject({ of, since: hours(since) });
    }),
    { numRuns: 3_000 },
  );
});
