import { expect, test } from "vitest";
import { readImportFile } from "#lib/import-file.ts";

test("a YAML file gives its blueprints in order, dates as instants of UTC", () => {
  const yaml = `
blueprints:
  - { name: scheduler-lib, title: Split the scheduler, kind: debt, approved: 2014-06-01 }
  - name: v3-api 
    title: " Version 3 "
    kind: feature
    approved: null
    spec: specs/v3.rst
    owner: null
`;
  expect(readImportFile("nova.yaml", yaml)).toEqual({
    kind: "read",
    blueprints: [
      {
        name: "scheduler-lib",
        title: "Split the scheduler",
        kind: "debt",
        approvedAt: new Date("2014-06-01T00:00:00Z"),
      },
      {
        name: "v3-api",
        title: "Version 3",
        kind: "feature",
        approvedAt: null,
        spec: "specs/v3.rst",
        owner: null,
      },
    ],
  });
});

test("a JSON file is read likewise, with times and odd names", () => {
  const approved = "2014-06-01T14:30:00+02:00";
  const name = "🎰ملف'\"<b>%2e\\x";
  const json = JSON.stringify({ blueprints: [{ name, title: "t", kind: "debt", approved }] });

  expect(readImportFile("nova.json", json)).toMatchObject({
    blueprints: [{ name, approvedAt: new Date("2014-06-01T12:30:00Z") }],
  });
});

const good = { name: "good", title: "Good", kind: "feature", approved: null };

test.each<[string, unknown, string]>([
  [
    "a second name",
    [good, { ...good, name: "GOOD" }],
    "f: rows 1 and 2 name the same blueprint: “good” and “GOOD”.",
  ],
  ["an unknown key", [{ ...good, prio: 1 }], 'f: row 1 (good): there is no key "prio".'],
  [
    "a missing key",
    [good, { name: "x", title: "X", kind: "debt" }],
    "f: row 2 (x): approved is missing.",
  ],
  [
    "another kind",
    [{ ...good, kind: "bug" }],
    "f: row 1 (good): kind is wrong, it takes feature or debt.",
  ],
  [
    "a space in a name",
    [{ ...good, name: "a b" }],
    "f: row 1 (a b): name is wrong, it takes 1 to 255 characters without spaces and slashes.",
  ],
  [
    "an empty title",
    [{ ...good, title: "  " }],
    "f: row 1 (good): title is wrong, it must not be empty.",
  ],
  ["a row that is none", [good, "scheduler-lib"], "f: row 2 is not a blueprint."],
  ["no list", { good }, "f has no list of blueprints."],
])("%s is named with file, row and key", (_what, blueprints, text) => {
  const refused = readImportFile("f", JSON.stringify({ blueprints }));

  expect(refused).toMatchObject({ kind: "refused", code: "bad-import", text });
});

test("of several mistakes the first five are told, and how many more there are", () => {
  const bad = (name: string) => ({ name, kind: "bug", approved: null });
  const told = (rows: readonly unknown[]) =>
    readImportFile("f", JSON.stringify({ blueprints: rows }));

  expect(told([bad("a"), good, "b"])).toMatchObject({
    text: "f: row 1 (a): title is missing. Row 1 (a): kind is wrong, it takes feature or debt. Row 3 is not a blueprint.",
  });
  expect(told([bad("a"), bad("b"), bad("c"), bad("d")])).toMatchObject({
    text: expect.stringMatching(/Row 3 \(c\): title is missing\. And 3 more mistakes\.$/),
  });
});

test.each(["", "/", "a/b", "..", "a\tb", "a\u0000b", "a\u2028b", "x".repeat(256)])(
  "%j can't be a blueprint's name",
  (name) => {
    const refused = readImportFile("f", JSON.stringify({ blueprints: [{ ...good, name }] }));
    expect(refused).toMatchObject({ code: "bad-import" });
  },
);

test.each(["2014-02-30", "yesterday", 2014, true, ""])("%j is no date", (approved) => {
  const refused = readImportFile("f", JSON.stringify({ blueprints: [{ ...good, approved }] }));
  expect(refused).toMatchObject({ text: expect.stringContaining("approved is wrong") });
});

test.each(["", "null", "[]", "blueprints:", "just words", "a: b: c", "{", "\u0000"])(
  "%j is no import file",
  (content) => {
    expect(readImportFile("f", content)).toMatchObject({ kind: "refused", code: "bad-import" });
  },
);

test("an alias of nothing, and names that stand for names without end, are mistakes in the file", () => {
  const rows = [..."abcdefgh"].map((name, index, all) => {
    const before = all[index - 1];
    const items = Array(9).fill(before === undefined ? "x" : `*${before}`);
    return `${name}: &${name} [${items.join(", ")}]`;
  });

  for (const text of ["blueprints: *nothing", rows.join("\n")]) {
    expect(readImportFile("nova.yaml", text)).toMatchObject({
      ...{ kind: "refused", code: "bad-import" },
      text: "nova.yaml has an alias that can't be followed.",
    });
  }
});

test.each([
  [
    "brackets",
    `blueprints: ${"[".repeat(20_000)}`,
    "is nested more than 32 levels deep, at line 1.",
  ],
  ["brackets that JSON is not", `{"blueprints": ${"[".repeat(20_000)}`, "nested more than 32"],
  ["list in list", `blueprints:\n  ${"- ".repeat(20_000)}a`, "levels deep, at line 2."],
  ["questions", `${"? ".repeat(20_000)}a`, "nested more than 32"],
  ["mapping in mapping", `${"{a: ".repeat(20_000)}1${"}".repeat(20_000)}`, "nested more than 32"],
  ["anchors", numbered((n) => `- &a${n} x`), "has more than 100 anchors, at line 101."],
  ["keys", numbered((n) => `k${n}: 1`), "has more than 1000 keys beside each other, at line"],
  ["keys in braces", `{${numbered((n) => `k${n}: 1,`)}}`, "has more than 1000 keys"],
  ["a long text", `blueprints: "${"x".repeat(1_100_000)}"`, "is longer than 1 MB of YAML."],
])("%s without end are refused before they are read", (_what, content, text) => {
  const begun = performance.now();
  const read = readImportFile("nova.yaml", content);
  expect(read).toMatchObject({ code: "bad-import", text: expect.stringContaining(text) });
  expect(read).toMatchObject({ text: expect.stringMatching(/^nova.yaml /) });
  expect(performance.now() - begun).toBeLessThan(2_000);
});

function numbered(line: (number: number) => string): string {
  return Array.from({ length: 30_000 }, (_, index) => line(index)).join("\n");
}

test("texts that look like anchors and brackets are texts", () => {
  const rows = numbered((n) => `- {name: b${n}, title: "&a [[[[", kind: debt, approved: null}`);
  const some = rows.split("\n").slice(0, 2_000).join("\n");
  const long = `- {name: c, kind: debt, approved: null, title: '${"[".repeat(200)}'}`;

  const read = readImportFile("nova.yaml", `blueprints:\n${some}\n${long}`);

  expect(read.kind === "read" && read.blueprints.length).toBe(2_001);
});

test.each([
  ["v3\u200bapi", "U+200B at place 3"],
  ["\u202eipa", "U+202E at place 1"],
  ["a\u2066b", "U+2066 at place 2"],
  ["🎰\ufeff", "U+FEFF at place 2"],
  ["a\u0000b", "U+0000 at place 2"],
  ["a\u2028b", "U+2028 at place 2"],
  ["a\u3164", "U+3164 at place 2"],
  ["a\ud800", "U+D800 at place 2"],
])("%j has a character that nobody sees, which is named with its place", (name, place) => {
  const rows = [
    { ...good, name },
    { ...good, owner: name },
  ];
  const texts = rows.map((one) => readImportFile("f", JSON.stringify({ blueprints: [one] })));

  expect(texts).toMatchObject(
    ["name", "owner"].map((key) => ({
      text: expect.stringContaining(
        `${key} is wrong, it has a character that nobody sees, ${place}; leave that out.`,
      ),
    })),
  );
  expect(JSON.stringify(texts)).not.toContain(JSON.stringify(name).slice(1, -1));
});
