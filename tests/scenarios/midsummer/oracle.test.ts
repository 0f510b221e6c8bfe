import { describe, expect, test } from "vitest";
import { change, oracleWith, relates, spec, works } from "./invented-records.ts";
import { approve, arrive, type Oracle, pass } from "./oracle.ts";

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
