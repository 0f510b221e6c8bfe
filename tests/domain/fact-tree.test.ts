import { expect, test } from "vitest";
import { type FactValue, factTree } from "#lib/domain/fact-tree.ts";

const nameOf = (account: number) => (account === 7 ? "dana" : `account ${account}`);

/** The tree as lines of text. */
function lines(facts: unknown): string[] {
  return factTree(facts, nameOf).flatMap(({ name, value }) => linesOf(name, value));
}

function linesOf(name: string, value: FactValue): string[] {
  switch (value.kind) {
    case "text":
      return [`${name}: ${value.text}`];
    case "instant":
      return [`${name}: at ${value.at.toISOString().slice(0, 10)}`];
    case "facts":
      return [
        `${name}: ${value.title ?? "…"}`,
        ...value.facts.flatMap((fact) => linesOf(fact.name, fact.value).map((line) => `  ${line}`)),
      ];
    case "list":
      return [
        ...value.items.flatMap((item) => linesOf(name, item)),
        ...(value.more > 0 ? [`${name}: ${value.more} more`] : []),
      ];
  }
}

test("facts are told in words: names, instants, accounts, and what is absent or not known", () => {
  const at = "2014-07-14T12:00:00.000Z";
  expect(
    lines({ at, policy: 3, owner: 7, isWip: false, isMergeable: null, releasedAt: at, bugs: [] }),
  ).toEqual([
    "policy version: 3",
    "owner: dana",
    "work in progress: no",
    "merges without a conflict: not known",
    "released: at 2014-07-14",
    "names bugs: none",
  ]);
});

test("a change with what was known beside it is one thing, and votes say who gave them", () => {
  const votes = [{ label: "Code-Review", value: -2, account: 7, at: null, tag: null }];
  const change = { number: 30, subject: "Split it", votes };
  expect(lines({ change: { change, bugs: [] } })).toEqual([
    "change: 30 Split it",
    "  number: 30",
    "  subject: Split it",
    "  votes: Code-Review −2 by dana",
    ...["label: Code-Review", "value: -2", "account: dana", "when: none", "tag: none"].map(
      (line) => `    ${line}`,
    ),
    "  names bugs: none",
  ]);
});

test("a long list is cut and says by how much", () => {
  const told = lines({ services: Array.from({ length: 100 }, (_, index) => index) });
  expect(told).toHaveLength(61);
  expect(told.at(-1)).toBe("accounts of services: 40 more");
});

test("what holds nothing readable is no facts", () => {
  for (const facts of [null, "words", 3, []]) expect(lines(facts)).toEqual([]);
});
