import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { botMessages, heldAmong } from "#tests/support/bot-traces.ts";
import { createChange } from "#tests/support/changes.ts";
import { answerOf } from "#tests/support/slots-command.ts";
import { novaRepository, openTemplate, type Place, slotsIn } from "./bad-input/place.ts";

const MINUTE = 60_000;

let template: Awaited<ReturnType<typeof openTemplate>>;
beforeAll(async () => {
  template = await openTemplate();
}, 2 * MINUTE);
afterAll(() => template?.close());

/** Names that are a part of an address, of a topic and of a message all the same. */
const oddNames = ["ünïcode-β", "c++_0x~%20", "“quoted”<b>", "عربي", "🚀-rocket", "x".repeat(255)];

const oddSubjects = [
  `Long${" subject".repeat(1_250)}`,
  "Fix 🚀 and 👩‍👩‍👧‍👦",
  "إصلاح المجدول ‮txt.exe",
  "<img src=x onerror=alert(1)> {{7*7}} $(reboot)",
];

test(
  "subjects of 10 KB, with emoji and from right to left, are held and shown as any other",
  async () => {
    await using place = await template.copy();
    const numbers: number[] = [];
    for (const subject of oddSubjects) numbers.push(await upload(place, subject, "objects"));
    const slots = slotsIn(place);

    await answerOf(slots, "tick", "--project", "nova");

    expect(await heldAmong(place, numbers)).toEqual(numbers);
    const listed = await answerOf<{ change: number; subject: string }[]>(
      slots,
      "changes",
      "--project",
      "nova",
    );
    const subjects = new Map(listed.map(({ change, subject }) => [change, subject]));
    for (const [index, number] of numbers.entries()) {
      expect(subjects.get(number)).toBe(oddSubjects[index]);
      const why = await answerOf(slots, "why", String(number), "--project", "nova");
      expect(why).toMatchObject({ verdict: "waiting", blueprints: ["objects"] });
    }
  },
  MINUTE,
);

test(
  "blueprints with odd names are imported, found in topics and named in messages",
  async () => {
    await using place = await template.copy();
    const slots = slotsIn(place);
    const file = join(place.folder, "odd.json");
    const known = oddNames.map((name) => ({ name, title: name, kind: "debt", approved: null }));
    await writeFile(file, JSON.stringify({ blueprints: known }));
    const numbers: number[] = [];
    for (const name of oddNames) {
      const { server, people } = place;
      const change = { repository: novaRepository, message: "Odd work\n", topic: `bp/${name}` };
      numbers.push(await createChange(server, people.authors[1], change));
    }

    const imported = await answerOf(slots, "import", file, "--project", "nova");
    await answerOf(slots, "tick", "--project", "nova");

    expect(imported).toMatchObject({ added: oddNames.length });
    expect(await heldAmong(place, numbers)).toEqual(numbers);
    for (const [index, number] of numbers.entries()) {
      const why = await answerOf(slots, "why", String(number), "--project", "nova");
      expect(why).toMatchObject({ verdict: "not-in-backlog", blueprints: [oddNames[index]] });
      expect((await botMessages(place, number)).at(-1)).toContain("Waiting for a review slot");
    }
  },
  MINUTE,
);

test("hostile lines to references are named by their number, and the good ones are answered", async () => {
  await using place = await template.copy();
  const lines = [
    '{"message": "Implements: blueprint cells"}',
    "not JSON",
    "[]",
    '{"message": 5}',
    '{"__proto__": {"message": "Closes-Bug: #1"}}',
    "[".repeat(100_000),
    JSON.stringify({ message: `Closes-Bug: #1234567\n${"blueprint ".repeat(100_000)}` }),
    '{"message": "\\u0000\\ud800 bp/objects", "topic": null}',
  ];

  const run = await slotsIn(place, lines.join("\r\n"))("references", "--ndjson");

  expect(run.code).toBe(1);
  const wrong = run.errors
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line).error.text);
  expect(wrong).toEqual([
    "Line 2 is not JSON.",
    "Line 3 is not an object with a message.",
    "Line 4 is not an object with a message.",
    "Line 5 is not an object with a message.",
    "Line 6 is not JSON.",
  ]);
  expect(run.answers).toMatchObject([
    { blueprints: [{ name: "cells", kind: "implements" }], bugs: [] },
    { bugs: [{ id: 1234567, kind: "closes" }] },
    { blueprints: [{ name: "objects" }] },
  ]);
});

function upload({ server, people }: Place, subject: string, blueprint: string): Promise<number> {
  const message = `${subject}\n\nImplements: blueprint ${blueprint}\n`;
  return createChange(server, people.authors[0], { repository: novaRepository, message });
}
