import fc from "fast-check";
import type { Blueprint, Tenure } from "#lib/domain/blueprint.ts";
import type { Change } from "#lib/domain/change.ts";
import type { Conversation } from "#lib/domain/conversation.ts";
import type { StandingHold } from "#lib/domain/hold.ts";
import type { HoldMode, Policy } from "#lib/domain/policy.ts";
import type { FollowedChange, World } from "#lib/domain/world.ts";
import {
  blueprint,
  botVote,
  change,
  day,
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
        pauses: fc.constantFrom([], [{ from: daysAgo(6), until: daysAgo(4) }]),
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
      "bump.warnAfter": fc.constantFrom(day, 5 * day),
      "bump.after": fc.constantFrom(6 * day, 10 * day),
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
        bumped: fc.constantFrom(null, null, null, { at: daysAgo(3), silentSince: daysAgo(13) }),
        awayUntil: fc.constantFrom(null, null, null, daysAgo(3), daysAgo(-3)),
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
      fc.constantFrom(
        null,
        null,
        { at: daysAgo(7), of: daysAgo(12) },
        { at: daysAgo(1), of: daysAgo(5) },
      ),
    )
    .map(([inside, places, emptySince, warned]) =>
      inside.map((of, index) => tenure(of, places[index] ?? 1, { emptySince, warned })),
    );
}

function changeLists(blueprints: readonly Blueprint[], mode: HoldMode) {
  return fc
    .array(fc.tuple(linksTo(blueprints), shownParts, rememberedParts(mode), conversations()), {
      maxLength: 14,
    })
    .map((all) =>
      all.map(([link, { status, votes, ...shown }, { isHeld, ...remembered }, said], index) => {
        const isMerged = status === "MERGED";
        const conversation = said && { ...said, metaRevId: `${said.metaRevId}${101 + index}` };
        return followed(
          change(101 + index, {
            ...shown,
            ...link,
            status,
            submittedAt: isMerged ? daysAgo(2) : null,
            votes: [...votes, ...(isHeld ? [botVote] : [])],
          }),
          { ...remembered, conversation },
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

/** What was said on a change by anybody, at the version that we know or at an older one; or nobody has listened. */
export const conversations = (): fc.Arbitrary<Conversation | null> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    {
      weight: 5,
      arbitrary: fc.record({
        metaRevId: fc.constantFrom("meta-", "meta-", "meta-", "older-"),
        uploads: fc.array(uploads, { maxLength: 3 }),
        remarks: fc.array(fc.record({ author: speakers, at: instants, tag: tags }), {
          maxLength: 4,
        }),
        casts: fc.constant([]),
        openThreads: fc.array(fc.record({ author: speakers, at: instants }), { maxLength: 2 }),
      }),
    },
  );

const speakers = fc.constantFrom(...Object.values(people));
const instants = fc.integer({ min: 0, max: 400 }).map((hours) => daysAgo(hours / 24));
const tags = fc.constantFrom(
  null,
  null,
  "autogenerated:gerrit:newPatchSet",
  "autogenerated:gerrit:setWorkInProgress",
  "autogenerated:zuul:check",
);
const uploads = fc.record({
  patchSet: fc.integer({ min: 1, max: 9 }),
  kind: fc.constantFrom("REWORK", "REWORK", "TRIVIAL_REBASE", "NO_CODE_CHANGE"),
  uploader: speakers,
  at: instants,
} as const);
