import { describe, expect, test } from "vitest";
import { hostOf, readTarget, type Target } from "#lib/domain/target.ts";

const changeId = "I721e7f939859fbfe6b0c79ef3a6d5e43c916da65";

const examples: readonly (readonly [string, Target])[] = [
  ["99118", { kind: "number", number: 99118 }],
  [" 99118 ", { kind: "number", number: 99118 }],
  ["https://review.example.org/c/openstack/nova/+/99118", { kind: "number", number: 99118 }],
  ["https://review.example.org/c/openstack/nova/+/99118/3", { kind: "number", number: 99118 }],
  ["https://review.example.org/c/nova/+/99118/2..3/a.py", { kind: "number", number: 99118 }],
  ["https://review.example.org/#/c/99118/", { kind: "number", number: 99118 }],
  ["https://review.example.org/99118", { kind: "number", number: 99118 }],
  ["https://slots.example.org/nova/changes/99118", { kind: "number", number: 99118 }],
  [changeId, { kind: "change-id", changeId }],
  ["serial-ports", { kind: "blueprint", name: "serial-ports" }],
  ["bp/serial-ports", { kind: "blueprint", name: "serial-ports" }],
  ["https://slots.example.org/nova/blueprints/a%20b", { kind: "blueprint", name: "a b" }],
  [
    "https://blueprints.launchpad.net/nova/+spec/serial-ports",
    { kind: "blueprint", name: "serial-ports" },
  ],
];

describe("what a person means", () => {
  for (const [text, target] of examples) {
    test(`by ${text} is a ${target.kind}`, () => {
      expect(readTarget(text)).toEqual(target);
    });
  }

  test("is tied to a host by an address, unless it is a tracker's page", () => {
    const host = "review.example.org";
    expect(hostOf(` HTTPS://Review.example.org:8443/c/nova/+/99118 `)).toBe(host);
    expect(hostOf("https://blueprints.launchpad.net/nova/+spec/serial-ports")).toBeNull();
    expect(hostOf("99118")).toBeNull();
  });

  test("is never an error, however broken the address is", () => {
    expect(readTarget("https://x/blueprints/%E0%A4%A").kind).toBe("blueprint");
    expect(readTarget("").kind).toBe("blueprint");
    expect(hostOf("https://[/c/1")).toBeNull();
  });
});
