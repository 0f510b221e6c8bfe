import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Blueprint, keyOf, type Tenure } from "#lib/domain/blueprint.ts";
import type { Change } from "#lib/domain/change.ts";
import type { Exemption } from "#lib/domain/exemption.ts";
import { linkOf } from "#lib/domain/link.ts";
import { defaultPolicy, type Policy } from "#lib/domain/policy.ts";
import { readReferences } from "#lib/domain/references.ts";
import { standingsOf } from "#lib/domain/standing.ts";
import { judge, wantedFor } from "#lib/domain/verdict.ts";
import { pass } from "#tests/support/apply-decision.ts";
import {
  blueprint,
  change,
  daysAgo,
  exemption,
  now,
  people,
  tenure,
  vote,
} from "#tests/support/world.ts";
import { worlds } from "#tests/support/worlds.ts";

const slotted = blueprint("slotted", 1);
const waiting = blueprint("waiting", 2);
const later = blueprint("later", 3);
const unapproved = blueprint("unapproved", 4, { approvedAt: null });
const future = blueprint("future", 5, { approvedAt: daysAgo(-1) });
const deferred = blueprint("deferred", 6, { state: "deferred" });
const withdrawn = blueprint("withdrawn", 7, { state: "withdrawn" });
const finished = blueprint("finished", 8, { state: "done" });
const blueprints = [
  slotted,
  waiting,
  later,
  unapproved,
  future,
  deferred,
  withdrawn,
  finished,
] as const satisfies readonly Blueprint[];
const tenures: readonly Tenure[] = [tenure(slotted, 3)];
const known = new Map(blueprints.map((one) => [keyOf(one.name), one]));
const scope = { repositories: ["openstack/nova"], branches: ["master"] };

type Shown = { readonly change?: Partial<Change>; readonly exemptions?: readonly Exemption[] };

function verdictOf(footers: string, shown: Shown = {}, settings: Partial<Policy> = {}) {
  const one = change(1, shown.change);
  const { blueprints: named, bugs } = readReferences(`Subject\n\n${footers}\n`);
  const link = linkOf({ blueprints: named, topic: one.topic, earlier: [] }, known);
  const policy = { ...defaultPolicy, ...settings };
  const facts = { change: one, link, bugs, exemptions: shown.exemptions ?? [] };
  const verdict = judge(facts, standingsOf(blueprints, tenures, new Set(), now), scope, policy);
  return { verdict, wanted: wantedFor(verdict, policy) };
}
const works = (...names: string[]) =>
  names.map((name) => `Partial-Implements: blueprint ${name}`).join("\n");
const bug = "Closes-Bug: #1234567";
const wip = { change: { isWip: true } };

describe("the rows of the table, first match wins", () => {
  test.each([
    ["merged", works("slotted"), { change: { status: "MERGED" } }],
    ["abandoned", works("slotted"), { change: { status: "ABANDONED" } }],
    ["gone", works("slotted"), { change: { status: "GONE" } }],
    ["private", works("slotted"), { change: { isPrivate: true } }],
    ["other-repository", works("slotted"), { change: { repository: "openstack/glance" } }],
    ["other-branch", works("slotted"), { change: { branch: "stable/icehouse" } }],
  ] as const)("a change that is %s is not governed, even with a slot", (because, text, shown) => {
    expect(verdictOf(text, shown)).toEqual({
      verdict: { code: "not-governed", because },
      wanted: "none",
    });
  });

  test.each([
    ["a slot of one of its blueprints", works("waiting", "slotted"), {}],
    ["a slot although a person exempted it too", works("slotted"), { exemptions: [exemption()] }],
    ["a slot although it is work in progress", works("slotted"), wip],
  ])("in-slot: %s", (_case, text, shown) => {
    expect(verdictOf(text, shown)).toEqual({
      verdict: { code: "in-slot", blueprint: "slotted", slot: 3 },
      wanted: "none",
    });
  });

  test("exempt: a person decided, before anything about its blueprints or its state", () => {
    const { verdict, wanted } = verdictOf(works("waiting"), { ...wip, exemptions: [exemption()] });
    expect(verdict).toEqual({ code: "exempt", exemption: exemption() });
    expect(wanted).toBe("none");
  });

  test("waiting: at the place of the highest ranked in line, written in any order", () => {
    const expected = { code: "waiting", blueprint: "waiting", position: 1 };
    expect(verdictOf(works("later", "waiting"))).toEqual({ verdict: expected, wanted: "hold" });
    expect(verdictOf(works("later")).verdict).toMatchObject({ blueprint: "later", position: 2 });
  });

  test("waiting goes before a higher ranked blueprint that is not in the backlog, and before a bug", () => {
    expect(verdictOf(`${works("finished", "unapproved", "later")}\n${bug}`).verdict).toMatchObject({
      code: "waiting",
      blueprint: "later",
    });
  });

  test.each([
    ["unapproved", "unapproved"],
    ["future", "unapproved"],
    ["deferred", "deferred"],
    ["withdrawn", "withdrawn"],
  ] as const)("not-in-backlog: blueprint %s is %s", (name, because) => {
    expect(verdictOf(works(name))).toEqual({
      verdict: { code: "not-in-backlog", blueprint: name, because },
      wanted: "hold",
    });
    expect(verdictOf(works(name), {}, { "hold.notInBacklog": "list" }).wanted).toBe("none");
  });

  test("not-in-backlog goes before finished", () => {
    expect(verdictOf(works("finished", "deferred")).verdict.code).toBe("not-in-backlog");
  });

  test("finished: all its known blueprints are, unknown ones beside them or not", () => {
    expect(verdictOf(works("finished", "nobody-knows-it"))).toEqual({
      verdict: { code: "finished", blueprints: ["finished"] },
      wanted: "none",
    });
  });

  test("unknown-blueprint: only names that nobody knows, a bug beside them or not", () => {
    const expected = { code: "unknown-blueprint", names: ["nobody-knows-it"] };
    const text = `${works("nobody-knows-it")}\n${bug}`;
    expect(verdictOf(text)).toEqual({ verdict: expected, wanted: "none" });
    expect(verdictOf(text, {}, { "hold.unknownBlueprint": "hold" }).wanted).toBe("hold");
  });

  test("bug: no blueprint, but a bug", () => {
    expect(verdictOf(bug)).toEqual({
      verdict: { code: "bug", bugs: [1_234_567] },
      wanted: "none",
    });
    expect(verdictOf(bug, {}, { "hold.unlinked": "hold" }).wanted).toBe("none");
  });

  test.each([
    ["list", "none"],
    ["ignore", "none"],
    ["hold", "hold"],
  ] as const)("unlinked: nothing at all; policy %s wants %s", (policy, wanted) => {
    const unlinked = verdictOf("Nothing here", {}, { "hold.unlinked": policy });
    expect(unlinked).toEqual({ verdict: { code: "unlinked" }, wanted });
  });
});

describe("work in progress", () => {
  const workflow = { change: { votes: [vote(people.alice, "Workflow", -1)] } };

  test.each([
    ["Gerrit's own", wip],
    ["Workflow −1", workflow],
  ])("keeps what is there where a row below would hold: %s", (_kind, shown) => {
    expect(verdictOf(works("waiting"), shown)).toEqual({
      verdict: {
        code: "not-proposed",
        otherwise: { code: "waiting", blueprint: "waiting", position: 1 },
      },
      wanted: "keep",
    });
  });

  test("is not looked at where nothing would hold it", () => {
    expect(verdictOf(bug, wip)).toMatchObject({ verdict: { code: "bug" }, wanted: "none" });
    expect(verdictOf("Nothing here", wip)).toMatchObject({ verdict: { code: "unlinked" } });
    expect(verdictOf(works("finished"), wip).verdict.code).toBe("finished");
    const listed = verdictOf(works("deferred"), wip, { "hold.notInBacklog": "list" });
    expect(listed).toMatchObject({ verdict: { code: "not-in-backlog" }, wanted: "none" });
  });
});

test("a person's −2 changes nothing of the verdict", () => {
  const votes = [vote(people.bob, "Code-Review", -2)];
  expect(verdictOf(works("waiting"), { change: { votes } })).toEqual(verdictOf(works("waiting")));
});

test("every change of any world has one verdict, and only a holdable one wants a hold", () => {
  const holdable = ["waiting", "not-in-backlog", "unknown-blueprint", "unlinked"];
  fc.assert(
    fc.property(worlds(), (before) => {
      const { judged } = pass(before);
      expect(judged.map(({ followed }) => followed)).toEqual(before.changes);
      for (const { verdict, wanted } of judged) {
        if (wanted === "hold") expect(holdable).toContain(verdict.code);
        expect(wanted === "keep").toBe(verdict.code === "not-proposed");
      }
    }),
    { numRuns: 200 },
  );
});
