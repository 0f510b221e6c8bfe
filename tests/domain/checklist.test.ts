import { describe, expect, test } from "vitest";
import { checksOf } from "#lib/domain/checklist.ts";
import { checklistSummary, unknownWords } from "#lib/domain/checklist-words.ts";
import { defaultPolicy, type Policy } from "#lib/domain/policy.ts";
import { missingFor } from "#lib/domain/readiness.ts";
import { blueprint, change, daysAgo, now, people, vote } from "#tests/support/world.ts";

const passed = vote(people.zuul, "Verified", 1);
const failed = vote(people.zuul, "Verified", -1);

/** The state of each check of a blueprint with these changes, in order, and what the list says above it. */
function checks(changes: Parameters<typeof change>[1][], policy: Partial<Policy> = {}) {
  const values = { ...defaultPolicy, ...policy };
  const open = changes.map((more, index) => change(7 + index, more));
  const cells = blueprint("cells", 1);
  const all = checksOf(cells, open, values, missingFor(cells, open, values, now));
  return [checklistSummary(all), ...all.map(({ code, state }) => `${code} ${state}`)];
}

describe("the checks of readiness are", () => {
  test("all passed where the server says so", () => {
    expect(checks([{ isMergeable: true, votes: [passed] }])[0]).toBe("all 6 passed");
  });

  test("missing first, and with what decides them the change that comes nearest", () => {
    const conflicting = { isMergeable: false, votes: [failed] };

    expect(checks([conflicting, { isMergeable: true, votes: [failed] }])).toEqual([
      "1 of 6 missing",
      "ci missing",
      ...["approved passed", "open-change passed", "wip passed", "conflict passed"],
      "author-present passed",
    ]);
  });

  test("not known where the server says nothing, which is neither", () => {
    expect(checks([{ isMergeable: null }])).toEqual([
      "4 of 6 passed, 2 not known",
      ...["conflict unknown", "ci unknown"],
      ...["approved passed", "open-change passed", "wip passed", "author-present passed"],
    ]);
  });

  test("told of a change that CI has voted on, where an older one still waits for it", () => {
    expect(checks([{ isMergeable: true }, { isMergeable: true, votes: [passed] }])[0]).toBe(
      "all 6 passed",
    );
  });

  test("told of the change that comes nearest, and not of one that fails more", () => {
    const failing = { isMergeable: false, votes: [passed] };

    expect(checks([{ isMergeable: true }, failing])[0]).toBe("5 of 6 passed, 1 not known");
  });

  test("said to count later where nothing is proposed, whatever CI says of work in progress", () => {
    const open = [change(7, { isWip: true, votes: [passed], isMergeable: true })];
    const cells = blueprint("cells", 1);
    const all = checksOf(cells, open, defaultPolicy, missingFor(cells, open, defaultPolicy, now));

    const words = all.flatMap((check) => (check.state === "unknown" ? [unknownWords(check)] : []));
    expect(words).toEqual([
      "Conflicts count once a change is proposed",
      "CI counts once a change is proposed",
    ]);
  });

  test("not known without a change to look at", () => {
    expect(checks([])).toEqual([
      "1 of 6 missing",
      "open-change missing",
      ...["wip unknown", "conflict unknown", "ci unknown"],
      ...["approved passed", "author-present passed"],
    ]);
  });

  test("only those that the policy makes", () => {
    const strict = { "ready.declaration": "required", "ready.checks": [] } as const;

    expect(checks([{}], strict)).toEqual([
      "1 of 5 missing",
      "declared missing",
      ...["approved passed", "open-change passed", "wip passed", "author-present passed"],
    ]);
  });

  test("dated where a person gave the date", () => {
    const cells = blueprint("cells", 1, { declaredAt: daysAgo(3) });
    const policy = { ...defaultPolicy, "ready.declaration": "required" } as const;
    const dates = checksOf(cells, [change(7)], policy, []).flatMap((check) =>
      check.state === "passed" && check.at !== null ? [[check.code, check.at]] : [],
    );

    expect(dates).toEqual([
      ["approved", cells.approvedAt],
      ["declared", daysAgo(3)],
    ]);
  });
});
