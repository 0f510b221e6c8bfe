import { describe, expect, test } from "vitest";
import { isAbout, type Question, readQuestion } from "#lib/domain/question.ts";

const changeId = "I721e7f939859fbfe6b0c79ef3a6d5e43c916da65";
const target = (of: object, project: string | null = null) => ({
  kind: "target",
  target: of,
  project,
});
const slots = "https://slots.example.org";

const examples: readonly (readonly [string, object])[] = [
  [" \n", { kind: "nothing" }],
  [" 99118 ", target({ kind: "number", number: 99118 })],
  [changeId, target({ kind: "change-id", changeId })],
  ["bexley", { kind: "words", text: "bexley" }],
  ["bp/serial-ports", { kind: "words", text: "bp/serial-ports" }],
  ["NUMA, please", { kind: "words", text: "NUMA, please" }],
  [
    "https://review.example.org/c/openstack/nova/+/99118/3/file.py",
    target({ kind: "number", number: 99118 }),
  ],
  [`${slots}/nova/changes/99118?x=1`, target({ kind: "number", number: 99118 }, "nova")],
  [`${slots}/nova/blueprints/a%20b`, target({ kind: "blueprint", name: "a b" }, "nova")],
  [`${slots}/nova/people/Jay%20P`, { kind: "person", name: "Jay P", project: "nova" }],
];

describe("what somebody asks", () => {
  test.each(examples)("by %s", (asked, question) => {
    expect(readQuestion(asked)).toEqual(question as Question);
  });

  test("is never an error, however long or broken it is", () => {
    expect(readQuestion(`${slots}/%E0%A4%A/people/%E0%A4%A`).kind).toBe("person");
    const long = readQuestion("x".repeat(100_000));
    expect(long.kind === "words" && long.text.length).toBe(300);
  });
});

test("a text is about a question that has nothing but words of it", () => {
  expect(isAbout("SERIAL  console", ["serial-ports", "Serial Consoles"])).toBe(true);
  expect(isAbout("serial numa", ["serial-ports", "Serial Consoles"])).toBe(false);
  expect(isAbout("a.*b", ["aXXb", null])).toBe(false);
});
