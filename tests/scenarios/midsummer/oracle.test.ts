import { describe, expect, test } from "vitest";
import { approve, arrive, merge, newOracle, type Oracle, pass } from "./oracle.ts";
import type { BlueprintFooter, BlueprintRecord, ChangeRecord } from "./records.ts";

const spec = (name: string): BlueprintRecord => ({
  name,
  title: name,
  approvedAt: "2014-05-01T00:00:00Z",
  specAuthor: { username: "jay" },
});

const change = (...blueprints: BlueprintFooter[]): ChangeRecord => ({
  changeId: "I0",
  subject: "Do something",
  owner: { username: "jay" },
  authoredAt: "2014-07-01T00:00:00Z",
  mergedAt: "2014-07-20T00:00:00Z",
  footers: { blueprints, bugs: [] },
});

const by = (username: string, record: ChangeRecord): ChangeRecord => ({
  ...record,
  owner: { username },
});
const works = (name: string): BlueprintFooter => ({ name, kind: "implements" });
const partly = (name: string): BlueprintFooter => ({ name, kind: "partial" });
const relates = (name: string): BlueprintFooter => ({ name, kind: "related" });

/** An oracle that knows these blueprints and has these changes, numbered from 1. */
const oracleWith = (
  slots: number,
  reserved: number,
  names: readonly string[],
  records: readonly ChangeRecord[],
): Oracle => {
  const oracle = newOracle(slots, reserved);
  approve(oracle, names.map(spec));
  for (const [index, record] of records.entries()) arrive(oracle, index + 1, record, false);
  return oracle;
};

const standing = (oracle: Oracle): number[] => [...pass(oracle).standing];

describe("which changes are held", () => {
  test("the work of a blueprint without a slot is held, that of one with a slot is not", () => {
    const oracle = oracleWith(
      1,
      0,
      ["first", "second"],
      [change(works("second")), change(works("first"))],
    );
    expect(standing(oracle)).toEqual([1]);
  });

  test("names compare without case", () => {
    const oracle = oracleWith(0, 0, ["Volume-Types"], [change(works("volume-TYPES"))]);
    expect(standing(oracle)).toEqual([1]);
  });

  test("an unknown blueprint, and none at all, are not held; they are once the spec is approved", () => {
    const oracle = oracleWith(0, 0, [], [change(works("later")), change()]);
    expect(standing(oracle)).toEqual([]);
    approve(oracle, [spec("later")]);
    expect(standing(oracle)).toEqual([1]);
  });

  test("a bug fix is not held, but a bug fix for a blueprint is", () => {
    const bugs = [{ id: 1300325, kind: "closes" as const }];
    const oracle = oracleWith(
      0,
      0,
      ["one"],
      [
        { ...change(), footers: { blueprints: [], bugs } },
        { ...change(), footers: { blueprints: [works("one")], bugs } },
      ],
    );
    expect(standing(oracle)).toEqual([2]);
  });

  test("a related blueprint counts only where the message names no other known one as its work", () => {
    const oracle = oracleWith(
      1,
      0,
      ["slotted", "waiting"],
      [
        change(works("slotted")),
        change(relates("slotted"), works("waiting")),
        change(relates("slotted"), works("nobody-knows-it")),
        change(relates("waiting")),
      ],
    );
    expect(standing(oracle)).toEqual([2, 4]);
  });

  test("a change of two blueprints is free when one of them has a slot", () => {
    const oracle = oracleWith(
      1,
      0,
      ["slotted", "waiting"],
      [change(works("waiting"), works("slotted")), change(works("waiting"))],
    );
    expect(standing(oracle)).toEqual([2]);
  });

  test("a change that keeps only its topic counts under the first blueprint it named", () => {
    const oracle = oracleWith(0, 0, ["one"], []);
    arrive(oracle, 1, change(works("one"), works("two")), true);
    expect(standing(oracle)).toEqual([1]);
  });
});

describe("which blueprints get the slots", () => {
  test("they fill in rank order, passing over those without an open change", () => {
    const oracle = oracleWith(
      2,
      0,
      ["a", "b", "c", "d"],
      [change(works("d")), change(works("c")), change(works("a"))],
    );
    expect(pass(oracle).fills).toEqual(["a", "c"]);
  });

  test("features leave the room kept for debt empty, and debt takes it", () => {
    const names = ["one", "two", "three", "nova-objects"];
    const oracle = oracleWith(
      3,
      2,
      names,
      names.map((name) => change(works(name))),
    );
    expect(pass(oracle).fills).toEqual(["one", "nova-objects"]);
  });

  test("debt inside lowers the room kept, wherever it entered", () => {
    const names = ["old-objects", "net-refactor", "one", "two"];
    const oracle = oracleWith(
      3,
      2,
      names,
      names.map((name) => change(works(name))),
    );
    expect(pass(oracle).fills).toEqual(["old-objects", "net-refactor", "one"]);
  });

  test("debt may take more than its reserve", () => {
    const names = ["a-objects", "b-objects", "c-objects"];
    const oracle = oracleWith(
      3,
      1,
      names,
      names.map((name) => change(works(name))),
    );
    expect(pass(oracle).fills).toHaveLength(3);
  });

  test("a better rank that comes later evicts nobody", () => {
    const oracle = oracleWith(1, 0, ["first", "second"], [change(works("second"))]);
    expect(pass(oracle).fills).toEqual(["second"]);
    arrive(oracle, 2, change(works("first")), false);
    expect(pass(oracle)).toMatchObject({ fills: [], frees: [], holds: [2] });
  });
});

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
