import { expect, test } from "vitest";
import { explainBlueprintOf } from "#lib/flow/explain-blueprint.ts";
import { explainChangeOf } from "#lib/flow/explain-change.ts";
import { releaseBlueprint } from "#lib/flow/release-blueprint.ts";
import { ask } from "#tests/support/ask.ts";
import { createChange } from "#tests/support/changes.ts";
import { silentProject } from "#tests/support/silent-project.ts";
import { vote } from "#tests/support/votes.ts";

type Stage = Awaited<ReturnType<typeof silentProject>>;

async function changeView({ needs, project }: Stage, number: number) {
  const view = await explainChangeOf(needs, project, number);
  if (view.kind === "refused") throw new Error(view.text);
  return view;
}

async function blueprintView({ needs, project }: Stage, name: string) {
  const view = await explainBlueprintOf(needs, project, name);
  if (view.kind === "refused") throw new Error(view.text);
  return view;
}

test("ten places of the line stand around a blueprint, and how many before and after them", async () => {
  await using stage = await silentProject();
  await stage.know(Array.from({ length: 20 }, (_, index) => ({ name: `plan-${index + 1}` })));
  const strip = async (name: string) => {
    const { details } = await blueprintView(stage, name);
    const places = details.strip?.places.map(({ position }) => position) ?? [];
    return [details.strip?.before, places[0], places.at(-1), details.strip?.after];
  };

  expect(await strip("next")).toEqual([0, 1, 10, 11]);
  expect(await strip("plan-10")).toEqual([4, 5, 14, 7]);
  expect(await strip("plan-20")).toEqual([11, 12, 21, 0]);
  expect((await blueprintView(stage, "inside")).details.strip).toBeNull();
});

test("a held change shows what the bot wrote there, and the line that names its blueprint", async () => {
  await using stage = await silentProject();
  const { server, nova, next } = stage;
  const second = await stage.upload(nova.authors[1], "next");
  const topical = await createChange(server, nova.authors[1], {
    repository: nova.repository,
    topic: "bp/next",
    message: "By its topic",
  });
  await stage.pass();

  const first = await changeView(stage, next);
  expect(first.details.posted).toMatch(/^Waiting for a review slot, not a judgement of the code/);
  expect(first.details.posted).toContain("* Do now: ");
  expect(first.details.namedIn).toBe("Implements: blueprint next");
  const brief = (await changeView(stage, second)).details.posted;
  expect(brief).toMatch(
    /^Waiting for a review slot, not a judgement of the code: .*\/changes\/\d+$/,
  );
  expect((await changeView(stage, topical)).details.namedIn).toBeNull();
});

test("a change tells what people and CI voted, whose turn it is, and whom Gerrit asks", async () => {
  await using stage = await silentProject();
  const { server, nova, inside, wait } = stage;
  wait("1h");
  await vote(server, nova.cores[0], inside, "Code-Review", 2);
  await vote(server, nova.cores[1], inside, "Code-Review", -1);
  await ask(server, nova.authors[0], "POST", `changes/${inside}/attention`, {
    user: "robin",
    reason: "your −1",
  });
  await stage.pass();

  const { siblings, details } = await changeView(stage, inside);

  expect(siblings).toMatchObject([
    { change: inside, turn: { of: "author" }, votes: [{ label: "Code-Review", value: -1 }] },
  ]);
  expect(details.attention?.map(({ who }) => who)).toContain("robin");
});

test("a blueprint keeps its former stays in a slot, and says what would win it another", async () => {
  await using stage = await silentProject();
  const { needs, project } = stage;
  await releaseBlueprint(needs, project, "inside", { who: "lead", reason: "later" });

  const { details, lead, text } = await blueprintView(stage, "inside");

  expect(details.stays).toMatchObject([{ number: 1, won: "ready", lost: "released" }]);
  expect(details.winning?.steps.map(({ who }) => who)).toEqual(["Its author, a core or lead"]);
  expect(details.checks[0]).toMatchObject({ code: "returned", state: "missing" });
  expect(text.startsWith(lead)).toBe(true);
});
