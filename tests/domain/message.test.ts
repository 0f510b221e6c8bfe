import { describe, expect, test } from "vitest";
import {
  holdLine,
  holdMessage,
  holdParts,
  holdText,
  liftLine,
  liftText,
  type Speaker,
  warningText,
} from "#lib/domain/message.ts";
import type { Missing } from "#lib/domain/readiness.ts";
import type { HoldableVerdict } from "#lib/domain/verdict.ts";
import type { Warning } from "#lib/domain/warning.ts";
import { blueprint, exemption, pages, tenure } from "#tests/support/world.ts";

const speaker: Speaker = {
  now: new Date("2014-07-07T09:00:00Z"),
  pages,
  label: "Code-Review",
  value: -2,
  mode: "vote",
  slots: 10,
  occupied: 9,
};
const waiting = (blueprint: string, position = 12): HoldableVerdict => ({
  code: "waiting",
  blueprint,
  position,
});
const conflict: Missing = { code: "conflict", changes: [812_345] };
const full = (verdict: HoldableVerdict, missing: readonly Missing[] = [conflict]) =>
  holdText(holdMessage(812_345, verdict, missing, speaker));
const words = (text: string) => text.split(/\s+/).filter((word) => word !== "").length;

describe("the full message of a hold", () => {
  test("reads as a whole", () => {
    expect(full(waiting("cells-v2"))).toBe(
      `Waiting for a review slot, not a judgement of the code: 12th in line on 7 July.

This Code-Review −2 is a hold of review slots, not a review, because blueprint cells-v2 has no slot: 9 of 10 are in use.

* Scope: every open change of this blueprint.
* Since: 7 July.
* Until: cells-v2 gets a slot, or a person exempts the change; the bot then lifts this by itself.
* Do now: rebase change 812345; it conflicts with its branch.
* Need not: ask reviewers to remove the hold or open a new change.
* Who can lift it: any core reviewer, in review slots rather than in Gerrit.

https://slots.example.org/nova/changes/812345`,
    );
  });

  test.each(holdParts)("says its part “%s”", (part) => {
    const message = holdMessage(812_345, waiting("cells-v2"), [conflict], speaker);
    expect(message[part]).not.toBe("");
    expect(holdText(message)).toContain(message[part]);
  });

  test("has the ten parts of behaviour 53", () => {
    expect(Object.keys(holdMessage(1, waiting("x"), [], speaker))).toEqual([...holdParts]);
    expect(holdParts).toHaveLength(10);
  });

  test("tells a ready one that there is nothing to do", () => {
    expect(full(waiting("x"), [])).toContain("* Do now: nothing, it is ready and its turn comes");
  });

  test("in mode comment speaks of no vote", () => {
    const spoken = { ...speaker, mode: "comment" } as const;
    const text = holdText(holdMessage(1, waiting("x"), [], spoken));
    expect(text).toContain("This is a hold of review slots in words, without a vote, because");
    expect(text).not.toContain("−2");
  });
});

const hostile = [
  ["an ordinary name", "cells-v2"],
  ["a name of 10 KB", "x".repeat(10_240)],
  ["a name of 2 000 words", "a b ".repeat(1_000)],
  ["line ends", "one\n\n* two\r\nthree"],
  ["marks of direction", "\u202Eabc\u2066def\u200B"],
  ["emoji", "🚀".repeat(200)],
  ["markup", "<img src=x onerror=alert(1)>"],
] as const;
const outside = ["unapproved", "deferred", "withdrawn"] as const;
const everyHoldable = (name: string): HoldableVerdict[] => [
  waiting(name, 1_000_001),
  ...outside.map((because) => ({ code: "not-in-backlog", blueprint: name, because }) as const),
  { code: "unknown-blueprint", names: Array.from({ length: 60 }, () => name) },
  { code: "unlinked" },
];
const everyMissing: readonly Missing[] = [
  conflict,
  { code: "wip", changes: Array.from({ length: 300 }, (_, index) => index) },
  { code: "declared" },
];

const at = (day: number) => new Date(Date.UTC(2014, 6, day, 9));
const silence = { of: at(2), since: at(2), warnAt: at(7), warnedAt: null, bumpAt: null };
const warningOf = (name: string): Warning => ({
  tenure: tenure(blueprint(name, 1), 3),
  silence,
  why: "negative-vote",
  bumpAt: at(12),
});
const warning = (name: string) => warningText(812_345, name, warningOf(name), speaker);

test("a warning reads as a whole", () => {
  expect(warning("cells-v2")).toBe(
    `A reminder: it is the author's turn here, and the review slot is kept until 12 July. No judgement of the code.

Blueprint cells-v2 is in slot 3 and waits for its author since 2 July: a negative vote is unanswered.

* Do now: upload a new patch set or reply, on any of its changes.
* Away for longer? Ask a core to note it: slots away cells-v2.
* Need not: ask for a new slot, or open a new change.
* Otherwise: on 12 July the slot goes to the next in line. cells-v2 keeps its rank and is back as soon as its author is.

https://slots.example.org/nova/changes/812345`,
  );
});

describe.each(hostile)("with %s", (_case, name) => {
  test("a warning has at most 120 words, and blames nobody where Gerrit cuts it", () => {
    const text = warning(name);
    expect(words(text)).toBeLessThanOrEqual(120);
    const [first = ""] = text.split("\n");
    expect(first.length).toBeLessThanOrEqual(130);
    expect(first).toMatch(/^A reminder: .* until 12 July\. No judgement of the code\.$/);
    expect(text).not.toMatch(/\p{Cf}/u);
    expect(text.split("\n")).toHaveLength(warning("x").split("\n").length);
  });

  test("a full message has at most 120 words and shows its sense in Gerrit's 130 characters", () => {
    for (const verdict of everyHoldable(name)) {
      for (const missing of everyMissing) {
        const text = full(verdict, [missing]);
        expect(words(text)).toBeLessThanOrEqual(120);
        const [first = ""] = text.split("\n");
        expect(first.length).toBeLessThanOrEqual(130);
        expect(first).toMatch(/^Waiting for a review slot, not a judgement of the code: .*\.$/);
      }
    }
  });

  test("the one line shows its sense as early, and ends with the link", () => {
    for (const verdict of everyHoldable(name)) {
      const line = holdLine(812_345, verdict, speaker);
      expect(line).not.toContain("\n");
      expect(line.slice(0, 130)).toMatch(
        /^Waiting for a review slot, not a judgement of the code: (\d+\w\w in line on 7 July|not in line yet)\./,
      );
      expect(line.endsWith(` ${pages}/changes/812345`)).toBe(true);
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }
  });

  test("no mark of direction and no foreign line end gets into a message", () => {
    const text = full(waiting(name));
    expect(text).not.toMatch(/\p{Cf}/u);
    expect(text.split("\n")).toHaveLength(full(waiting("x")).split("\n").length);
  });
});

test.each([
  [waiting("x", 1), "1st in line on 7 July"],
  [waiting("x", 2), "2nd in line on 7 July"],
  [waiting("x", 3), "3rd in line on 7 July"],
  [waiting("x", 11), "11th in line on 7 July"],
  [waiting("x", 112), "112th in line on 7 July"],
  [waiting("x", 121), "121st in line on 7 July"],
  [{ code: "unlinked" }, "not in line yet"],
] as const)("the place in line carries its day: %o", (verdict, place) => {
  expect(holdLine(1, verdict, speaker)).toContain(place);
});

test.each([
  [waiting("x"), "because blueprint x has no slot: 9 of 10 are in use."],
  [
    { code: "not-in-backlog", blueprint: "x", because: "deferred" },
    "because blueprint x is deferred, so it is not in line.",
  ],
  [{ code: "unlinked" }, "because it names no blueprint and no bug."],
  [
    { code: "unknown-blueprint", names: ["x", "y"] },
    "because it names x and y, blueprints that the project does not know.",
  ],
] as const)("the reason is a part of the sentence: %o", (verdict, reason) => {
  expect(full(verdict)).toContain(reason);
});

describe("a lift", () => {
  const inSlot = { code: "in-slot", blueprint: "cells-v2", slot: 4 } as const;
  const approved = { code: "exempt", exemption: exemption({ kind: "approved" }) } as const;

  test("says why in its first sentence, what follows, and where to look", () => {
    expect(liftText(7, inSlot, speaker)).toBe(
      `Hold lifted. Under review now: blueprint cells-v2 is in slot 4.

All its changes can be reviewed now; nothing needs to be done.

https://slots.example.org/nova/changes/7`,
    );
    expect(liftLine(7, inSlot, speaker)).toBe(
      "Hold lifted. Under review now: blueprint cells-v2 is in slot 4. https://slots.example.org/nova/changes/7",
    );
  });

  test("after an approval tells to approve once more, also in one line", () => {
    const again = "If your CI gates on the approval, approve once more.";
    expect(liftText(7, approved, speaker)).toContain(again);
    expect(liftLine(7, approved, speaker)).toContain(again);
    const byPerson = { code: "exempt", exemption: exemption() } as const;
    expect(liftText(7, byPerson, speaker)).not.toContain(again);
  });
});
