import { expect, test } from "vitest";
import { sentenceParts } from "#lib/domain/decision-sentence.ts";

/** The parts as one text, names in brackets. */
const marked = (text: string, change: number | null, blueprint: string | null) =>
  sentenceParts({ text, change, blueprint })
    .map((part) => (part.kind === "words" ? part.text : `[${part.kind} ${part.text}]`))
    .join("");

test("what a sentence is about is found where it names it", () => {
  expect(marked("cells is the highest ranked and enters slot 3.", null, "cells")).toBe(
    "[blueprint cells] is the highest ranked and enters slot 3.",
  );
  expect(marked("Waiting: blueprint cells is 7th in line.", 30, "cells")).toBe(
    "[change Change 30]: Waiting: blueprint [blueprint cells] is 7th in line.",
  );
  expect(marked("dana took the hold off; change 30 needs no slot.", 30, null)).toBe(
    "dana took the hold off; [change change 30] needs no slot.",
  );
});

test("a name is no part of another one", () => {
  expect(marked("cells-v2 and cells wait.", null, "cells")).toBe(
    "cells-v2 and [blueprint cells] wait.",
  );
  expect(marked("Change 300 waits.", 30, null)).toBe("[change Change 30]: Change 300 waits.");
});

test("a blueprint that the sentence does not name comes first, unless its change does", () => {
  expect(marked("It is warned.", null, "cells")).toBe("[blueprint cells]: It is warned.");
  expect(marked("It is warned.", 30, "cells")).toBe("[change Change 30]: It is warned.");
});

test("a sentence without a subject stays as it is, and hostile names are only names", () => {
  expect(marked("Policy version 2.", null, null)).toBe("Policy version 2.");
  expect(marked("x(.*) is done.", null, "x(.*)")).toBe("[blueprint x(.*)] is done.");
});
