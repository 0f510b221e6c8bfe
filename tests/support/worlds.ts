import fc from "fast-check";
import type { Blueprint, Tenure } from "#lib/domain/blueprint.ts";
import type { Change } from "#lib/domain/change.ts";
import type { StandingHold } from "#lib/domain/hold.ts";
import type { HoldMode, Policy } from "#lib/domain/policy.ts";
import type { FollowedChange, World } from "#lib/domain/world.ts";
import {
  blueprint,
  botVote,
  change,
  daysAgo,
  exemption,
  followed,
  people,
  tenure,
  vote,
  voteHold,
  world,
} from "./world.ts";

/** Worlds of every shape that a pass may meet, small enough to shrink to a readable one. */
export function worlds({ mode = "vote" }: { readonly mode?: HoldMode } = {}): fc.Arbitrary<World> {
  return fc
    .tuple(policies(mode), blueprintLists())
    .chain(([policy, blueprints]) =>
      fc.record({
        policy: fc.constant(policy),
        blueprints: fc.constant(blueprints),
        tenures: tenuresOf(blueprints, policy["slots.count"] ?? 1),
        changes: changeLists(blueprints, mode),
        debtReadyAt: fc.constantFrom(null, daysAgo(1), daysAgo(8)),
        firstReadAt: fc.constant(daysAgo(40)),
      }),
    )
    .map(world);
}

export function policies(mode: HoldMode): fc.Arbitrary<Partial<Policy>> {
  return fc
    .record({
      "slots.count": fc.integer({ min: 1, max: 4 }),
      "slots.debt": fc.integer({ min: 0, max: 4 }),
      "slots.freeEmptyAfter": fc.constantFrom(0, 3 * 86_400_000),
      "slots.lendAfter": fc.constantFrom(0, 7 * 86_400_000),
      "ready.declaration": fc.constantFrom("assumed", "required"),
      "ready.checks": fc.subarray(["conflict", "ci"] as const),
      "hold.unknownBlueprint": fc.constantFrom("list", "hold"),
      "hold.unlinked": fc.constantFrom("list", "ignore", "hold"),
      "hold.notInBacklog": fc.constantFrom("hold", "list"),
      "brake.newHolds": fc.integer({ min: 0, max: 12 }),
    } as const)
    .map((values) => ({
      ...values,
      "hold.mode": mode,
      "slots.debt": Math.min(values["slots.debt"], values["slots.count"]),
    }));
}

/** Blueprints in strict order from rank 1, most of them in the backlog. */
export const blueprintLists = (): fc.Arbitrary<readonly Blueprint[]> =>
  fc
    .array(
      fc.record({
        kind: fc.constantFrom("feature", "feature", "debt"),
        approvedAt: fc.constantFrom(daysAgo(30), daysAgo(30), daysAgo(30), daysAgo(-1), null),
        state: fc.constantFrom("open", "open", "open", "open", "done", "deferred", "withdrawn"),
        declaredAt: fc.constantFrom(null, daysAgo(9)),
        releasedAt: fc.constantFrom(null, null, null, daysAgo(3)),
      } as const),
      { minLength: 1, maxLength: 8 },
    )
    .map((all) => all.map((more, index) => blueprint(`Plan-${index + 1}`, index + 1, more)));

/** Some of the blueprints in slots under different numbers; up to one more than there are slots: it is closing. */
function tenuresOf(
  blueprints: readonly Blueprint[],
  count: number,
): fc.Arbitrary<readonly Tenure[]> {
  const numbers = Array.from({ length: count + 1 }, (_, index) => index + 1);
  return fc
    .tuple(
      fc.shuffledSubarray([...blueprints], { maxLength: Math.min(count + 1, blueprints.length) }),
      fc.shuffledSubarray(numbers, { minLength: numbers.length }),
      fc.constantFrom(null, daysAgo(1), daysAgo(4)),
    )
    .map(([inside, places, emptySince]) =>
      inside.map((of, index) => tenure(of, places[index] ?? 1, { emptySince })),
    );
}

function changeLists(blueprints: readonly Blueprint[], mode: HoldMode) {
  return fc
    .array(fc.tuple(linksTo(blueprints), shownParts, rememberedParts(mode)), { maxLength: 14 })
    .map((all) =>
      all.map(([link, { status, votes, ...shown }, { isHeld, ...remembered }], index) => {
        const isMerged = status === "MERGED";
        return followed(
          change(101 + index, {
            ...shown,
            ...link,
            status,
            submittedAt: isMerged ? daysAgo(2) : null,
            votes: [...votes, ...(isHeld ? [botVote] : [])],
          }),
          remembered,
        );
      }),
    );
}

/** How a change names its work: in its message, by its topic, or not at all. */
function linksTo(blueprints: readonly Blueprint[]): fc.Arbitrary<Partial<Change>> {
  const names = fc.constantFrom(...blueprints.map(({ name }) => name), "nobody-knows-it");
  const said = (text: string) => ({ message: `Work\n\n${text}\n` });
  return fc.oneof(
    names.map((name) => said(`Implements: blueprint ${name}`)),
    names.map((name) => said(`Partially-Implements: blueprint ${name.toLowerCase()}`)),
    names.map((name) => said(`Related to blueprint ${name}`)),
    fc
      .tuple(names, names)
      .map(([a, b]) => said(`Implements: blueprint ${a}\nPartial-Implements: blueprint ${b}`)),
    names.map((name) => ({ topic: `bp/${name}` })),
    names.map((name) => ({ topic: name })),
    fc.constant(said("Closes-Bug: #1234567")),
    fc.constant({}),
  );
}

const shownParts = fc.record({
  status: fc.constantFrom("NEW", "NEW", "NEW", "NEW", "NEW", "MERGED", "ABANDONED", "GONE"),
  owner: fc.constantFrom(people.alice, people.bob),
  isPrivate: fc.constantFrom(false, false, false, false, true),
  isWip: fc.constantFrom(false, false, false, true),
  branch: fc.constantFrom("master", "master", "master", "master", "stable/icehouse"),
  isMergeable: fc.constantFrom(null, true, false),
  votes: fc.subarray([
    vote(people.zuul, "Verified", -1),
    vote(people.alice, "Workflow", -1),
    vote(people.bob, "Code-Review", -2),
    vote(people.carol, "Code-Review", 2),
  ]),
} as const);

const holdsIn: Record<HoldMode, readonly (StandingHold | null)[]> = {
  vote: [null, null, voteHold(), voteHold({ restoredOn: 1 }), voteHold({ form: "comment" })],
  comment: [null, null, voteHold({ form: "comment" })],
  observe: [null, voteHold()],
};

/** What we remember of a change; in mode `vote` its vote may have been lost, or be one that we did not know of. */
function rememberedParts(
  mode: HoldMode,
): fc.Arbitrary<Partial<FollowedChange> & { readonly isHeld: boolean }> {
  return fc.record({
    isHeld: mode === "comment" ? fc.constant(false) : fc.boolean(),
    hold: fc.constantFrom(...holdsIn[mode]),
    exemptions: fc.constantFrom([], [], [], [exemption()]),
    earlier: fc.constantFrom(
      [],
      [],
      [{ blueprints: [{ name: "plan-1", kind: "implements" as const }], topic: null }],
    ),
  });
}
