import { describe, expect, test } from "vitest";
import { blueprintOfTopic, readReferences, referencesOf } from "#lib/domain/references.ts";
import { named, withBody } from "#tests/support/commit-messages.ts";

describe("a blueprint's footer is read in every dress", () => {
  test.each([
    ["Implements: blueprint serial-ports", "implements"],
    ["Implements blueprint serial-ports.", "implements"],
    ["implements bp: serial-ports", "implements"],
    ["Implements: bp/serial-ports", "implements"],
    ["Implements bp:serial-ports", "implements"],
    ["IMPLEMENTS BLUEPRINT SERIAL-PORTS", "implements"],
    ["Implements-Blueprint: serial-ports", "implements"],
    ['Implements: Blueprint "serial-ports"', "implements"],
    ["Implements: blueprint `serial-ports`", "implements"],
    ["Implements: blueprint 'serial-ports',", "implements"],
    ["Implents: blueprint serial-ports", "implements"],
    ["Implements blueprnt serial-ports", "implements"],
    ["Implements: blueprint\n  serial-ports", "implements"],
    ["Implements: blueprint serial-\nports", "implements"],
    ["Implements: https://blueprints.launchpad.net/nova/+spec/serial-ports", "implements"],
    ["Implements: serial-ports", "implements"],
    ["Implements blueprint-serial-ports", "implements"],
    ["Completes blueprint serial-ports", "implements"],
    ["Finishes bp serial-ports", "implements"],
    ["Closes-Blueprint: serial-ports", "implements"],
    ["This completes blueprint serial-ports", "implements"],
    ["* Implements bp serial-ports", "implements"],
    ["blueprint serial-ports", "implements"],
    ["Blueprint: serial-ports", "implements"],
    ["bp/serial-ports", "implements"],
    ["bp: serial-ports", "implements"],
    ["Nova blueprint: serial-ports", "implements"],
    ["Blueprint: https://blueprints.launchpad.net/nova/+spec/serial-ports", "implements"],
    ["Partially-Implements: blueprint serial-ports", "partial"],
    ["PartiallyImplements: blueprint serial-ports", "partial"],
    ["Patial-Implements: blueprint serial-ports", "partial"],
    ["Parital-Blueprint: serial-ports", "partial"],
    ["partly implements bp serial-ports", "partial"],
    ["Part of implementing bp:serial-ports", "partial"],
    ["This implements part of blueprint serial-ports", "partial"],
    ["Initial implementation of bp serial-ports", "partial"],
    ["First step towards blueprint serial-ports", "partial"],
    ["Related to blueprint serial-ports", "related"],
    ["Related-to: blueprint serial-ports", "related"],
    ["Cleanup before implementing blueprint serial-ports", "related"],
    ["Preparation for bp serial-ports", "related"],
    ["See blueprint serial-ports", "related"],
    ["DocImpact: bp serial-ports", "related"],
    ["https://blueprints.launchpad.net/nova/+spec/serial-ports", "related"],
  ])("%s", (footer, kind) => {
    const expected = footer.includes("SERIAL") ? "SERIAL-PORTS" : "serial-ports";
    expect(named(withBody(footer))).toEqual([`${kind} ${expected}`]);
  });
});

describe("a bug's footer is read in every dress", () => {
  test.each([
    ["Closes-Bug: #1300325", "closes"],
    ["Closes-Bug:1300325", "closes"],
    ["closes bug(s) 1300325", "closes"],
    ["Closes-Bug: bug/1300325", "closes"],
    ["Closes-Bug: #1300325.", "closes"],
    ["Closes-Bug: https://bugs.launchpad.net/nova/+bug/1300325", "closes"],
    ["Closes-Bug:https://launchpad.net/bugs/1300325", "closes"],
    ["Closes-Bug:\n  #1300325", "closes"],
    ["Cloess-Bug: 1300325", "closes"],
    ["Fixes LP Bug #1300325", "closes"],
    ["Fixes LP#1300325.", "closes"],
    ["Fixes Bug: lp1300325", "closes"],
    ["Fixes: #1300325", "closes"],
    ["* Fixes 1300325", "closes"],
    ["Related: #1300325", "related"],
    ["(fixes bug 1300325)", "closes"],
    ["Fix for LP bug 1300325", "closes"],
    ["bug 1300325", "closes"],
    ["LP: #1300325", "closes"],
    ["Resolves: launchpad bug 1300325", "closes"],
    ["Patial-Bug: #1300325", "partial"],
    ["Partial-Bug: 1300325a", "partial"],
    ["Partially-Closes-Bug: #1300325", "partial"],
    ["This is part of the fix for bug 1300325", "partial"],
    ["Related-to-bug: #1300325", "related"],
    ["Related bug 1300325", "related"],
    ["See http://pad.lv/1300325", "related"],
    ["Adds a test for bug 1300325", "related"],
    ["Does not fix bug 1300325", "related"],
  ])("%s", (footer, kind) => {
    expect(named(withBody(footer))).toEqual([`${kind} 1300325`]);
  });

  test("a short number counts where it is all that the line says", () => {
    expect(named(withBody("Closes-Bug: #7"))).toEqual(["closes 7"]);
    expect(named(withBody("This is bug 7 of the ones we had"))).toEqual([]);
  });
});

describe("a sentence names things too", () => {
  test.each([
    ["As part of the blueprint serial-ports when connecting", ["partial serial-ports"]],
    ["It is needed to support blueprint: serial-ports. Then", ["related serial-ports"]],
    ["This adds what it takes to implement blueprint serial-ports", ["related serial-ports"]],
    ["Details are in (bug\n1300325) since then", ["related 1300325"]],
    ["Tests were removed (bug 1300325). The", ["related 1300325"]],
    ["Against a missing tenant (fixed #1300325) now", ["closes 1300325"]],
    ["The fix for bug 1300325 caught the wrong one", ["related 1300325"]],
    ["It broke, as seen in\nbug 1300325", ["related 1300325"]],
    ["Let it be said. This fixes Bug #1300325 which hurt", ["closes 1300325"]],
    ["the code path; partly fixes bug #1300325 only", ["partial 1300325"]],
  ])("%s", (text, expected) => {
    expect(named(withBody(text))).toEqual(expected);
  });

  test("a subject that says what it fixes closes its bug", () => {
    expect(named("Bug 885267: Fix GET /servers")).toEqual(["closes 885267"]);
    expect(named("Fix the documentation, bug 931516.")).toEqual(["closes 931516"]);
  });

  test("the subject that a revert quotes claims nothing", () => {
    expect(named('Revert "Fix bug 1300325 in the driver"')).toEqual(["related 1300325"]);
  });
});

describe("several at once", () => {
  test.each([
    [
      "fixes bug #1300325, #1300326 and #1300327",
      ["closes 1300325", "closes 1300326", "closes 1300327"],
    ],
    ["fixes bug #1, #2 and #3", ["closes 1", "closes 2", "closes 3"]],
    ["Fixes bugs 1300325/1300326", ["closes 1300325", "closes 1300326"]],
    ["Fixes bugs:\n * 1300325\n * 1300326", ["closes 1300325", "closes 1300326"]],
    ["Fixes bug 1300325 and bug 1300326.", ["closes 1300325", "closes 1300326"]],
    ["Closes-Bug: #1300325, Related-Bug: #1300326", ["closes 1300325", "related 1300326"]],
    [
      "Implements blueprint serial-ports and blueprint image-cache",
      ["implements serial-ports", "implements image-cache"],
    ],
    [
      "Related to blueprints serial-ports, image-cache",
      ["related serial-ports", "related image-cache"],
    ],
    ["bp/serial-ports\nbp/image-cache", ["implements serial-ports", "implements image-cache"]],
  ])("%s", (text, expected) => {
    expect(named(withBody(text))).toEqual(expected);
  });

  test("a thing named twice is answered once, with its strongest kind, as first written", () => {
    const body = "Related to blueprint Serial-Ports\nPartially implements blueprint serial-ports";
    expect(named(withBody(body))).toEqual(["partial Serial-Ports"]);
  });

  test("a footer's kind goes before a sentence's", () => {
    const body = "We can call it now and fix bug #1469179.\n\nRelated-Bug: #1469179";
    expect(named(withBody(body))).toEqual(["related 1469179"]);
  });
});

describe("what only looks like a reference", () => {
  test.each([
    "This BP changes how volumes are attached",
    "This is the first part of the blueprint that deals with attachment",
    "There is not a bug or blueprint for this. The flavor",
    "go through the blueprint/nova-specs review process",
    "part of a blueprint being completed during the freeze",
    "This implements the blueprint.",
    "More blueprint work",
    "the blueprint follow-up will come",
    "no blueprint (see the re-design) yet",
    "This bug was introduced in 2014",
    "bug in commit 285cfaaf0954d4c3e320b205c9f41d2b0a3e77fe",
    "Python issue http://bugs.python.org/issue17911",
    "rhbz#1234567",
    "see 1234567",
    "part 1234567",
    "Needed 1234567 runs",
    "Bug: https://bugzilla.redhat.com/show_bug.cgi?id=1234567",
    "debug 1234567 messages",
    "200 kbps 1234567",
    "under the same blueprint):\nOS-brick",
    "Depends-On: I10240f8af6c42508124659b3ed62c5ab93552953",
  ])("%s", (text) => {
    expect(named(withBody(text))).toEqual([]);
  });
});

describe("references of other projects are left out", () => {
  test.each([
    "(https://bugs.launchpad.net/swift/+bug/119014)",
    "[1]https://blueprints.launchpad.net/oslo.log/+spec/remove-context-adapter",
    "https://bugs.launchpad.net/ubuntu/+source/cloud-init/+bug/1300325",
    "see tripleo bug 1300325.",
    "in preparation for cinder blueprint image-cache",
    "documented in cinder/+spec/image-cache",
  ])("%s", (text) => {
    expect(named(withBody(text))).toEqual([]);
  });

  test("the same address is ours in the project that it names", () => {
    const body = "See https://bugs.launchpad.net/swift/+bug/1300325";
    expect(named(withBody(body), "swift")).toEqual(["related 1300325"]);
  });

  test("work on a bug is ours, whoever tracks it", () => {
    expect(named(withBody("Fixes cinder bug 1300325"))).toEqual(["closes 1300325"]);
  });
});

describe("topics", () => {
  test.each([
    ["bp/serial-ports", "serial-ports"],
    ["BP/serial-ports", "serial-ports"],
    ["blueprint/serial-ports", "serial-ports"],
    ["serial-ports", null],
    ["bug/1300325", null],
    ["bp/", null],
    ["", null],
  ])("the topic %j names %j", (topic, name) => {
    expect(blueprintOfTopic(topic)).toBe(name);
  });

  test("a topic links a change whose message names nothing, and completes nothing", () => {
    const { blueprints } = referencesOf({ message: "Add a thing", topic: "bp/serial-ports" });
    expect(blueprints).toEqual([{ name: "serial-ports", kind: "partial" }]);
  });

  test("the message goes before the topic", () => {
    const message = withBody("Implements: blueprint image-cache");
    const { blueprints } = referencesOf({ message, topic: "bp/serial-ports" });
    expect(blueprints).toEqual([{ name: "image-cache", kind: "implements" }]);
  });

  test("a bug's topic is a related bug", () => {
    expect(referencesOf({ message: "Add a thing", topic: "bug/1300325" }).bugs).toEqual([
      { id: 1300325, kind: "related" },
    ]);
    expect(referencesOf({ message: "Add a thing", topic: null }).bugs).toEqual([]);
  });
});

describe("warnings about what OpenStack's hooks would miss", () => {
  test.each([
    ["Fixes LP Bug #1300325.", "hook-misses-bug", '"Closes-Bug: #1300325"'],
    ["It was removed (bug 1300325)", "hook-misses-bug", '"Related-Bug: #1300325"'],
    [
      "Implements: bp/serial-ports",
      "hook-misses-blueprint",
      '"Implements: blueprint serial-ports"',
    ],
    ["Part of blueprint serial-ports.", "hook-misses-blueprint", "Partially-Implements"],
  ])("%s", (line, code, remedy) => {
    const { warnings } = readReferences(withBody(line), "nova");
    expect(warnings).toEqual([{ code, line, text: expect.stringContaining(remedy) }]);
  });

  test("a form that works is not warned about", () => {
    const body = "Closes-Bug: #1300325\nPartially implements bp serial-ports";
    expect(readReferences(withBody(body), "nova").warnings).toEqual([]);
  });
});
