import { describe, expect, test } from "vitest";
import { by, change, oracleWith, partly, relates, works } from "./invented-records.ts";
import { arrive, merge, type Oracle, pass } from "./oracle.ts";
import type { ChangeRecord } from "./records.ts";

describe("when a slot falls free", () => {
  const afterMerging = (record: ChangeRecord, topicOnly = false) => {
    const oracle = oracleWith(1, 0, ["first", "second"], []);
    arrive(oracle, 1, record, topicOnly);
    arrive(oracle, 2, change(works("second")), false);
    pass(oracle);
    merge(oracle, 1);
    return { oracle, expectation: pass(oracle) };
  };

  test("the last change merged and one said implements: landed, and the next blueprint enters at once", () => {
    expect(afterMerging(change(works("first"))).expectation).toMatchObject({
      frees: [{ blueprint: "first", reason: "landed" }],
      fills: ["second"],
      lifts: [2],
    });
  });

  test.each([
    ["partial", change(partly("first")), false],
    ["related", change(relates("first")), false],
    ["a topic", change(works("first")), true],
  ])("%s completes nothing: the slot is freed as empty", (_, record, topicOnly) => {
    expect(afterMerging(record, topicOnly).expectation.frees).toEqual([
      { blueprint: "first", reason: "empty" },
    ]);
  });

  test("an open change keeps the slot", () => {
    const oracle = oracleWith(1, 0, ["first"], [change(works("first")), change(partly("first"))]);
    pass(oracle);
    merge(oracle, 1);
    expect(pass(oracle).frees).toEqual([]);
  });

  test("a landed blueprint with a new change is back in line at its rank", () => {
    const { oracle } = afterMerging(change(works("first")));
    arrive(oracle, 3, change(works("first")), false);
    expect(pass(oracle)).toMatchObject({ fills: [], holds: [3] });
    merge(oracle, 2);
    expect(pass(oracle)).toMatchObject({ fills: ["first"], lifts: [3] });
  });

  test("what is freed in a pass does not re-enter in it", () => {
    const oracle = oracleWith(1, 0, ["first"], [change(works("first"))]);
    pass(oracle);
    merge(oracle, 1);
    expect(pass(oracle).fills).toEqual([]);
    arrive(oracle, 2, change(works("first")), false);
    expect(pass(oracle).fills).toEqual(["first"]);
  });
});

describe("what is said on a change", () => {
  const words = (oracle: Oracle) => [...pass(oracle).words];

  test("for each owner and blueprint the lowest number gets the full message, the others a line", () => {
    const oracle = oracleWith(
      0,
      0,
      ["one", "two"],
      [
        by("jay", change(works("one"))),
        by("jay", change(works("one"))),
        by("ann", change(works("one"))),
        by("jay", change(works("two"))),
      ],
    );
    expect(words(oracle)).toEqual([
      [1, "full"],
      [2, "line"],
      [3, "full"],
      [4, "full"],
    ]);
    expect(words(oracle)).toEqual([]);
  });

  test("a change of several blueprints counts under the highest ranked", () => {
    const oracle = oracleWith(
      0,
      0,
      ["one", "two"],
      [change(works("two"), works("one")), change(works("one")), change(works("two"))],
    );
    expect(words(oracle)).toEqual([
      [1, "full"],
      [2, "line"],
      [3, "full"],
    ]);
  });

  test("a later change gets a line while the full message stands on an open one", () => {
    const oracle = oracleWith(0, 0, ["one"], [change(works("one"))]);
    pass(oracle);
    arrive(oracle, 2, change(works("one")), false);
    expect(words(oracle)).toEqual([[2, "line"]]);
  });

  test("a new stay without a slot begins with a full message again", () => {
    const oracle = oracleWith(1, 0, ["one", "two"], [change(works("one")), change(works("two"))]);
    pass(oracle);
    merge(oracle, 1);
    pass(oracle);
    arrive(oracle, 3, change(works("one")), false);
    expect(words(oracle)).toEqual([[3, "full"]]);
  });

  test("lifts likewise: one full message, a line on the others", () => {
    const oracle = oracleWith(
      1,
      0,
      ["one", "two"],
      [change(works("one")), change(works("two")), change(works("two"))],
    );
    pass(oracle);
    merge(oracle, 1);
    expect(words(oracle)).toEqual([
      [2, "full"],
      [3, "line"],
    ]);
  });
});
