import { expect, test } from "vitest";
import {
  type AttentionCode,
  attentionCodes,
  attentionSentence,
  attentionWords,
  unknownNote,
} from "#lib/domain/attention-words.ts";
import { changeKey } from "#lib/domain/blocked.ts";
import { concernsIn } from "#lib/domain/concerns.ts";
import type { Reach } from "#lib/domain/orphan.ts";
import { turnsIn } from "#lib/domain/watching.ts";
import { judgeAll, standingsIn, survey, type World } from "#lib/domain/world.ts";
import {
  blueprint,
  botVote,
  change,
  changeFor,
  daysAgo,
  exemption,
  followed,
  people,
  tenure,
  vote,
  voteHold,
  world,
} from "#tests/support/world.ts";

const running: Reach = { isRunning: true, blocked: new Map() };

/** What attention finds, as `code change: note`, and `*` before what a person should act on. */
function found(of: World, reach: Reach = running): string[] {
  const surveyed = survey(of);
  const judged = judgeAll(of, surveyed, standingsIn(of, surveyed));
  const concerns = concernsIn(
    { world: of, survey: surveyed, judged, turns: turnsIn(of, surveyed) },
    reach,
  );
  return [...concerns].flatMap(([code, all]) =>
    all.map(({ change: of, note, isPressing, blueprint: name }) => {
      const subject = of?.number ?? name;
      return `${isPressing ? "* " : ""}${code} ${subject}${note === null ? "" : `: ${note}`}`;
    }),
  );
}

test("changes that the policy only lists want a person, held ones and ignored ones do not", () => {
  const changes = [
    followed(changeFor("no-such-work", 11)),
    followed(change(12)),
    followed(changeFor("done", 13)),
    followed(changeFor("later", 14)),
  ];
  const blueprints = [
    blueprint("done", 1, { state: "done" }),
    blueprint("later", 2, { state: "deferred" }),
  ];
  const listing = { "hold.notInBacklog": "list" } as const;
  const holding = { "hold.unlinked": "ignore", "hold.unknownBlueprint": "hold" } as const;

  expect(found(world({ blueprints, changes, policy: listing }))).toEqual([
    "* unknown-blueprint 11",
    "* not-in-backlog 14: deferred",
    "* finished 13",
    "* unlinked 12",
  ]);
  expect(found(world({ blueprints, changes, policy: holding }))).toEqual(["* finished 13"]);
});

test("a name that a change shows no more is listed with what it was", () => {
  const dropped = followed(change(11), {
    earlier: [{ blueprints: [{ name: "cells", kind: "implements" }], topic: null }],
  });

  expect(found(world({ blueprints: [blueprint("cells", 1)], changes: [dropped] }))).toEqual([
    "* link-dropped 11: named cells before",
  ]);
});

test("people's −2s are listed oldest first, and press when they are older than 28 days", () => {
  const against = (by: number, days: number) => vote(by, "Code-Review", -2, { at: daysAgo(days) });
  const changes = [
    followed(changeFor("cells", 11, { votes: [against(people.bob, 28)] })),
    followed(
      changeFor("cells", 12, {
        votes: [botVote, against(people.carol, 29), against(people.bob, 40)],
      }),
      { hold: voteHold() },
    ),
    followed(changeFor("cells", 13, { votes: [against(people.zuul, 90)] })),
  ];

  expect(found(world({ blueprints: [blueprint("cells", 1)], changes }))).toEqual([
    "* human-2 12: −2 by bob",
    "* human-2 12: −2 by carol",
    "human-2 11: −2 by bob",
  ]);
});

test("a merged change with our vote is good to know, the last one first", () => {
  const merged = (number: number, days: number) =>
    followed(
      changeFor("cells", number, {
        status: "MERGED",
        submittedAt: daysAgo(days),
        votes: [botVote],
      }),
    );

  expect(
    found(world({ blueprints: [blueprint("cells", 1)], changes: [merged(11, 9), merged(12, 2)] })),
  ).toEqual([
    "merged-past-hold 12: hold Code-Review −2",
    "merged-past-hold 11: hold Code-Review −2",
  ]);
});

test("an approval outside a slot is good to know, a core's exemption is nobody's concern", () => {
  const approved = exemption({
    kind: "approved",
    reason: "carol approved it (Workflow +1)",
    approval: { label: "Workflow", account: people.carol, patchSet: 1 },
  });
  const changes = [
    followed(changeFor("cells", 11), { exemptions: [approved] }),
    followed(changeFor("cells", 12), { exemptions: [exemption()] }),
  ];

  expect(found(world({ blueprints: [blueprint("cells", 1)], changes }))).toEqual([
    "approved 11: carol approved it (Workflow +1)",
  ]);
});

test("a vote of the bot is an orphan only where no pass takes it off", () => {
  const exempted = followed(changeFor("cells", 11, { votes: [botVote] }), {
    exemptions: [exemption()],
    hold: voteHold(),
  });
  const held = followed(changeFor("cells", 12, { votes: [botVote] }), { hold: voteHold() });
  const strange = followed(
    changeFor("cells", 13, { votes: [vote(people.bot, "Code-Review", -1)] }),
    { exemptions: [exemption()] },
  );
  const all = world({ blueprints: [blueprint("cells", 1)], changes: [exempted, held, strange] });
  const refused = new Map([[changeKey(11), "it is locked."]]);

  const other = "* orphan 13: Code-Review −1: no hold has this vote";
  expect(found(all)).toEqual([other]);
  expect(found(all, { isRunning: true, blocked: refused })).toEqual([
    "* orphan 11: Gerrit does not take it off: it is locked.",
    other,
  ]);
  expect(found(all, { isRunning: false, blocked: new Map() })).toEqual([
    "* orphan 11: comes off once the bot may write again",
    other,
  ]);
});

test("a vote that was lost again on the same patch set wants a person", () => {
  const lost = followed(changeFor("cells", 11), { hold: voteHold({ restoredOn: 1 }) });

  expect(found(world({ blueprints: [blueprint("cells", 1)], changes: [lost] }))).toEqual([
    "* lost-hold 11",
  ]);
});

test("a slot that reviewers let wait for as long as an author may be silent wants one of them", () => {
  const cells = blueprint("Cells", 1);
  const waiting = followed(changeFor("cells", 11), {
    conversation: {
      metaRevId: "meta-11",
      uploads: [{ patchSet: 1, kind: "REWORK", uploader: people.alice, at: daysAgo(20) }],
      remarks: [],
      casts: [],
      openThreads: [],
    },
  });

  expect(
    found(world({ blueprints: [cells], tenures: [tenure(cells, 3)], changes: [waiting] })),
  ).toEqual(["* waits-for-reviewers Cells: change 11"]);
});

test("work that is as it should be wants nobody", () => {
  const changes = [
    followed(changeFor("cells", 11, { votes: [botVote] }), { hold: voteHold() }),
    followed(change(12, { message: "Fix\n\nCloses-Bug: #1\n" })),
    followed(change(13, { status: "ABANDONED" })),
  ];

  expect(found(world({ blueprints: [blueprint("cells", 1)], changes }))).toEqual([]);
});

test("the answer counts what needs a person, and votes that nothing explains besides", () => {
  expect(attentionSentence(0, 0)).toBe("Nothing needs a person now.");
  expect(attentionSentence(0, 0, false)).toBe(
    "Gerrit was not read yet, so nobody knows what needs a person.",
  );
  expect(attentionSentence(1, 0)).toBe("1 thing needs a person.");
  expect(attentionSentence(12, 1)).toBe(
    "12 things need a person. 1 is a vote of the bot that nothing explains.",
  );
  expect(attentionSentence(12, 3)).toBe(
    "12 things need a person. 3 are votes of the bot that nothing explains.",
  );
});

test("unknown names are told with what is near them", () => {
  expect(
    unknownNote([
      { name: "cels", near: ["cells"] },
      { name: "else", near: [] },
    ]),
  ).toBe("names cels; did you mean cells? names else");
});

test("every kind says what it means and who does what", () => {
  const kinds: readonly AttentionCode[] = attentionCodes;
  for (const code of kinds) {
    const { meaning, remedy } = attentionWords[code];
    expect(meaning, code).toMatch(/^[A-Z].*\.$/);
    expect(remedy, code).toMatch(/^[A-Z].*\.$/);
  }
});
