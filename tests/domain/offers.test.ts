import { expect, test } from "vitest";
import {
  byObstacle,
  offeredStanding,
  offersOnBlueprint,
  offersOnChange,
  whoDecidesInstead,
} from "#lib/domain/offers.ts";

const core = { roles: ["core"] } as const;
const author = { roles: ["contributor"] } as const;

const possible = (offers: readonly { verb: string; obstacle: string | null }[]) =>
  offers.filter(({ obstacle }) => obstacle === null).map(({ verb }) => verb);

test("in a slot a core is offered first what frees it, and what can't be comes last with its reason", () => {
  const offers = offersOnBlueprint({ standing: { kind: "in-slot" }, isOwn: false }, core);

  expect(offers[0]).toEqual({ verb: "release", obstacle: null });
  expect(offers.slice(-2)).toEqual([
    { verb: "assign", obstacle: "It has a slot." },
    { verb: "reopen", obstacle: "It is neither done nor withdrawn nor deferred." },
  ]);
});

test("in line it can be assigned, but leaves no slot", () => {
  const standing = offeredStanding({ kind: "in-line" }, true);

  const offers = offersOnBlueprint({ standing, isOwn: false }, core);

  expect(offers[0]).toEqual({ verb: "assign", obstacle: null });
  expect(offers).toContainEqual({ verb: "swap", obstacle: "It has no slot to leave." });
});

test("in line it can't be assigned while no slot is free, and is told what would free one", () => {
  const standing = offeredStanding({ kind: "in-line" }, false);

  const offers = offersOnBlueprint({ standing, isOwn: false }, core);

  expect(offers[0]?.verb).toBe("ready");
  expect(offers).toContainEqual({
    verb: "assign",
    obstacle: "No slot is free. Release or swap one, or raise slots.count.",
  });
});

test("what is deferred is reopened before anything else is said of it", () => {
  const standing = { kind: "not-in-backlog", because: "deferred" } as const;

  const offers = offersOnBlueprint({ standing, isOwn: false }, core);

  expect(possible(offers)).toEqual(["reopen", "withdraw", "done"]);
  expect(offers).toContainEqual({ verb: "assign", obstacle: "It is deferred. Reopen it first." });
});

test("what is not approved yet can't be assigned, nor reopened", () => {
  const standing = { kind: "not-in-backlog", because: "unapproved" } as const;

  const offers = offersOnBlueprint({ standing, isOwn: false }, core);

  expect(offers).toContainEqual({ verb: "assign", obstacle: "It is not approved yet." });
  expect(possible(offers)).not.toContain("reopen");
});

test("what is done can only be reopened; what landed comes back by a new change", () => {
  const done = offersOnBlueprint(
    { standing: { kind: "finished", by: "done" }, isOwn: false },
    core,
  );
  const landed = { standing: { kind: "finished", by: "landed" }, isOwn: false } as const;

  expect(possible(done)).toEqual(["reopen"]);
  expect(possible(offersOnBlueprint(landed, core))).toContain("done");
  expect(offersOnBlueprint(landed, core)).toContainEqual({
    verb: "assign",
    obstacle: "It landed. A new open change brings it back.",
  });
});

test("an author says of their own work that it is ready or that they are away, and nothing of others'", () => {
  const standing = { kind: "in-slot" } as const;

  expect(possible(offersOnBlueprint({ standing, isOwn: true }, author))).toEqual(["away", "ready"]);
  const others = offersOnBlueprint({ standing, isOwn: false }, author);
  expect(possible(others)).toEqual([]);
  expect(others).toContainEqual({ verb: "release", obstacle: "Only cores and leads decide this." });
  expect(others).toContainEqual({
    verb: "ready",
    obstacle: "Only cores and leads decide this on others' work.",
  });
});

test("what several can't be for is said once, after what can be decided", () => {
  const offers = offersOnBlueprint({ standing: { kind: "in-slot" }, isOwn: true }, author);

  const groups = byObstacle(offers);

  expect(groups.map(({ obstacle }) => obstacle)).toEqual([
    null,
    "Only cores and leads decide this.",
  ]);
  expect(groups.flatMap((group) => group.offers)).toEqual(offers);
});

const held = { isOpen: true, isHeld: true, isExempt: false, isDropped: false, isOwn: false };

test("of a held change the hold is lifted, of another one it is exempt, of an exempt one that is taken back", () => {
  const first = (change: typeof held) => offersOnChange(change, core)[0];

  expect(first(held)).toEqual({ verb: "lift", obstacle: null });
  expect(first({ ...held, isHeld: false })).toEqual({ verb: "exempt", obstacle: null });
  expect(first({ ...held, isExempt: true })).toEqual({ verb: "take-back", obstacle: null });
});

test("a change is unlinked only from a name that it dropped, by its author too", () => {
  expect(possible(offersOnChange(held, core))).toEqual(["lift"]);
  expect(possible(offersOnChange({ ...held, isDropped: true, isOwn: true }, author))).toEqual([
    "unlink",
  ]);
});

test("nothing holds a closed change", () => {
  expect(possible(offersOnChange({ ...held, isOpen: false, isHeld: false }, core))).toEqual([]);
});

test("who may decide nothing there is told who decides instead, and nobody else is", () => {
  const others = { isOwn: false };
  const operator = { roles: ["operator"] } as const;

  expect(whoDecidesInstead("blueprint", author, others)).toBe("Cores and leads decide here.");
  expect(whoDecidesInstead("blueprint", operator, others)).toBe("Cores and leads decide here.");
  expect(whoDecidesInstead("change", author, others)).toBe(
    "Cores, leads and operators decide here.",
  );
  expect(whoDecidesInstead("change", operator, others)).toBeNull();
  expect(whoDecidesInstead("blueprint", author, { isOwn: true })).toBeNull();
  expect(whoDecidesInstead("blueprint", core, others)).toBeNull();
});
