import { expect, test } from "vitest";
import { afterChoice, isChosen, queryOf } from "#app/components/change-query.ts";

test("a count leads to what it counts, whatever was chosen before", () => {
  const held = { held: true, owner: "alice" };

  const inSlot = afterChoice(held, { verdict: "in-slot" });

  expect(queryOf(inSlot)).toEqual({ verdict: "in-slot" });
  expect(queryOf(afterChoice(inSlot, { turn: "author" }))).toEqual({ turn: "author" });
});

test("what is chosen is taken back by its own count, and nothing else is", () => {
  const filter = { verdict: "waiting", held: true, blueprint: "cells" };

  expect(isChosen(filter, { held: true })).toBe(true);
  expect(isChosen(filter, { human2: true })).toBe(false);
  expect(afterChoice(filter, { held: true })).toEqual({ verdict: "waiting", blueprint: "cells" });
});
