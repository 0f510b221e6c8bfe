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
