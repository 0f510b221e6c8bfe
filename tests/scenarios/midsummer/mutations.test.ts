import { describe, expect, test } from "vitest";
import { novaData } from "#tests/support/nova-data.ts";
import { startSandboxServer } from "#tests/support/sandbox-server.ts";
import { midsummer } from "./midsummer.ts";
import { OracleMismatch } from "./mismatch.ts";
import { type Mutation, mutatedCopy } from "./mutation.ts";

const MINUTES = 60_000;

const mutations: readonly Mutation[] = [
  {
    name: "verdict: a blueprint in line is not waiting",
    file: "lib/domain/verdict.ts",
    line: 'if (standing.kind === "in-line") {',
    becomes: 'if (standing.kind === "in-slot") {',
    days: 0,
  },
  {
    name: "verdict: what names neither blueprint nor bug is held",
    file: "lib/domain/verdict.ts",
    line: 'return policy["hold.unlinked"] === "hold";',
    becomes: 'return policy["hold.unlinked"] !== "hold";',
    days: 0,
  },
  {
    name: "verdict: only the first slot protects its blueprint",
    file: "lib/domain/standing.ts",
    line: 'if (number !== undefined) standings.set(key, { kind: "in-slot", number });',
    becomes: 'if (number === 1) standings.set(key, { kind: "in-slot", number });',
    days: 0,
  },
  {
    name: "verdict: a blueprint that nobody knows is held",
    file: "lib/domain/verdict.ts",
    line: 'return policy["hold.unknownBlueprint"] === "hold";',
    becomes: 'return policy["hold.unknownBlueprint"] !== "hold";',
    days: 0,
  },
  {
    name: "fill: one slot is never used",
    file: "lib/domain/slots.ts",
    line: "if (inside >= numbers.count) break;",
    becomes: "if (inside >= numbers.count - 1) break;",
    days: 0,
  },
  {
    name: "fill: debt inside does not use the reservation up",
    file: "lib/domain/slots.ts",
    line: "return numbers.isLent ? 0 : Math.max(0, numbers.debt - debtInside);",
    becomes: "return numbers.isLent ? 0 : Math.max(0, numbers.debt);",
    days: 0,
  },
  {
    name: "fill: the lowest rank enters first",
    file: "lib/domain/decision.ts",
    line: ".toSorted((a, b) => a.rank - b.rank)",
    becomes: ".toSorted((a, b) => b.rank - a.rank)",
    days: 0,
  },
  {
    name: "fill: work in progress is what is ready",
    file: "lib/domain/readiness.ts",
    line: "const proposed = openChanges.filter((change) => !isInProgress(change));",
    becomes: "const proposed = openChanges.filter((change) => isInProgress(change));",
    days: 0,
  },
  {
    name: "free: whatever merges completes the blueprint",
    file: "lib/domain/freeing.ts",
    line: "return isNew && merged.some(({ completes }) => completes);",
    becomes: "return isNew;",
    days: 3,
  },
  {
    name: "free: a slot with nothing left to review is kept",
    file: "lib/domain/freeing.ts",
    line: "return now.getTime() - since.getTime() >= freeEmptyAfter",
    becomes: "return now.getTime() - since.getTime() < freeEmptyAfter",
    days: 3,
  },
];

describe.skipIf(novaData === null)("one wrong line turns the midsummer scenario red", () => {
  // Not test.each: it cuts long names.
  for (const mutation of mutations) {
    test(
      mutation.name,
      async () => {
        const product = mutatedCopy(mutation);
        const server = await startSandboxServer();
        try {
          const played = midsummer(server, { slotsCommand: product.command, days: mutation.days });
          await expect(played).rejects.toThrow(OracleMismatch);
        } finally {
          await server.stop();
          product.remove();
        }
      },
      5 * MINUTES,
    );
  }
});
