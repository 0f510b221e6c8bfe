import { describe, expect, test } from "vitest";
import { type Blueprint, keyOf } from "#lib/domain/blueprint.ts";
import { completes, type EarlierLink, linkOf } from "#lib/domain/link.ts";
import { readReferences } from "#lib/domain/references.ts";
import { blueprint } from "#tests/support/world.ts";

const known: ReadonlyMap<string, Blueprint> = new Map(
  [blueprint("cells-v2", 1), blueprint("Quota-Driver", 2)].map((one) => [keyOf(one.name), one]),
);

function link(message: string, topic: string | null = null, earlier: readonly EarlierLink[] = []) {
  const { blueprints } = readReferences(`Subject\n\n${message}\n`);
  return linkOf({ blueprints, topic, earlier }, known);
}
const shown = (message: string, topic: string | null = null): EarlierLink => ({
  blueprints: readReferences(`Subject\n\n${message}\n`).blueprints,
  topic,
});
const names = (of: ReturnType<typeof link>) => of.known.map((work) => work.blueprint.name);

describe("a change's blueprints", () => {
  test("are those that its message names", () => {
    const found = link(
      "Implements: blueprint cells-v2\nPartial-Implements: blueprint quota-driver",
    );
    expect(found.by).toBe("message");
    expect(names(found)).toEqual(["cells-v2", "Quota-Driver"]);
  });

  test("the topic counts only where the message names none", () => {
    expect(names(link("Implements: blueprint cells-v2", "bp/quota-driver"))).toEqual(["cells-v2"]);
    expect(link("Nothing here", "bp/quota-driver")).toMatchObject({ by: "topic", unknown: [] });
  });

  test("an unknown name in the message still goes before the topic", () => {
    expect(link("Implements: blueprint celsl", "bp/quota-driver")).toEqual({
      by: "message",
      known: [],
      unknown: ["celsl"],
    });
  });

  test.each(["bp/cells-v2", "blueprint/cells-v2", "cells-v2", "BP/Cells-V2", "CELLS-V2"])(
    "topic %s names cells-v2",
    (topic) => {
      expect(names(link("Nothing here", topic))).toEqual(["cells-v2"]);
    },
  );

  test("a topic that is no blueprint's name names none, unless it says bp/", () => {
    expect(link("Nothing here", "cleanup")).toEqual({ by: null, known: [], unknown: [] });
    expect(link("Nothing here", "bp/cleanup").unknown).toEqual(["cleanup"]);
  });

  test("compare case-insensitively and keep the project's own spelling", () => {
    expect(names(link("Implements: blueprint QUOTA-driver"))).toEqual(["Quota-Driver"]);
  });
});

describe("a related reference", () => {
  test("is no work where the message names another known blueprint as its work", () => {
    const message = "Implements: blueprint cells-v2\nRelated to blueprint quota-driver";
    expect(names(link(message))).toEqual(["cells-v2"]);
  });

  test("is work where it stands alone, or beside an unknown one only", () => {
    expect(names(link("Related to blueprint quota-driver"))).toEqual(["Quota-Driver"]);
    const beside = link("Implements: blueprint celsl\nRelated to blueprint quota-driver");
    expect(names(beside)).toEqual(["Quota-Driver"]);
    expect(beside.unknown).toEqual(["celsl"]);
  });
});

describe("a dropped link", () => {
  const before = shown("Implements: blueprint cells-v2");

  test("counts until the change names another", () => {
    expect(link("Nothing here", null, [before])).toMatchObject({ by: "dropped" });
    expect(names(link("Nothing here", null, [before]))).toEqual(["cells-v2"]);
    expect(link("Partial-Implements: blueprint quota-driver", null, [before]).by).toBe("message");
    expect(link("Nothing here", "bp/quota-driver", [before]).by).toBe("topic");
  });

  test("is the latest of several, messages and topics alike", () => {
    const later = shown("Nothing here", "bp/quota-driver");
    const empty = shown("Nothing here");
    expect(names(link("Nothing here", null, [before, later, empty]))).toEqual(["Quota-Driver"]);
  });

  test("is forgotten when a person unlinks it", () => {
    expect(link("Nothing here", null, [])).toEqual({ by: null, known: [], unknown: [] });
  });

  test("completes nothing any more", () => {
    expect(completes(link("Nothing here", null, [before]), "cells-v2")).toBe(false);
  });
});

test.each([
  ["Implements: blueprint cells-v2", null, true],
  ["Blueprint: cells-v2", null, true],
  ["Partial-Implements: blueprint cells-v2", null, false],
  ["Related to blueprint cells-v2", null, false],
  ["Nothing here", "bp/cells-v2", false],
])("“%s” with topic %s completes the blueprint: %s", (message, topic, isComplete) => {
  expect(completes(link(message, topic), "cells-v2")).toBe(isComplete);
});
