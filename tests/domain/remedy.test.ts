import { expect, test } from "vitest";
import { inButtons, inCommands, type Remedy } from "#lib/domain/remedy.ts";

test("what would help names the command to who types, and the button to who looks at pages", () => {
  const remedy: Remedy = [
    "Reopen it first, with ",
    { kind: "reopen", blueprint: "scheduler-lib" },
    ", or go on with ",
    { kind: "resume" },
    ".",
  ];

  expect(inCommands(remedy)).toBe(
    'Reopen it first, with slots reopen scheduler-lib --reason "…", or go on with slots resume --reason "…".',
  );
  expect(inButtons(remedy)).toBe(
    "Reopen it first, with “Reopen…”, or go on with “Resume…” on the bot's page.",
  );
});

test("what is done nowhere else reads the same everywhere", () => {
  expect(inButtons("Try again.")).toBe("Try again.");
  expect(inCommands("Try again.")).toBe("Try again.");
});
