import { expect, test } from "vitest";
import { type PersonView, showPerson } from "#lib/flow/show-person.ts";
import { ask } from "#tests/support/ask.ts";
import { newPatchSet } from "#tests/support/changes.ts";
import { silentProject } from "#tests/support/silent-project.ts";
import { vote } from "#tests/support/votes.ts";

type Stage = Awaited<ReturnType<typeof silentProject>>;

async function viewOf(stage: Stage, name: string, isYou = false): Promise<PersonView> {
  await stage.pass();
  const view = await showPerson(stage.needs, stage.project, name, { isYou });
  if (view.kind === "refused") throw new Error(view.text);
  return view;
}

/** What a reviewer has to do: each change with why. */
const tasksOf = ({ reviews }: PersonView) =>
  reviews.needed.map(({ change, why }) => `${change}: ${why}`);

test("a reviewer is told what needs them and why, until nothing does", async () => {
  await using stage = await silentProject();
  const { server, nova, inside, wait } = stage;
  const [author] = nova.authors;
  const [dana, robin] = nova.cores;
  wait("1h");
  await vote(server, dana, inside, "Code-Review", -1);

  const waiting = await viewOf(stage, "dana", true);
  expect(waiting.counts).toEqual({ needed: 0, others: 1 });
  expect(waiting.reviews.others).toMatchObject([
    { change: inside, slot: 1, turn: { of: "author" } },
  ]);

  wait("1h");
  await newPatchSet(server, author, inside);
  expect(tasksOf(await viewOf(stage, "dana", true))).toEqual([
    `${inside}: Patch set 2 answers your −1.`,
  ]);
  expect(tasksOf(await viewOf(stage, "dana"))).toEqual([
    `${inside}: Patch set 2 answers dana's −1.`,
  ]);

  wait("1h");
  await vote(server, robin, inside, "Code-Review", 2);
  expect(tasksOf(await viewOf(stage, "robin"))).toEqual([]);
  wait("1h");
  await vote(server, dana, inside, "Code-Review", 2);
  expect((await viewOf(stage, "dana")).counts).toEqual({ needed: 0, others: 1 });
});

test("who never gave a +2 is asked only where they spoke, and told what waits for any reviewer", async () => {
  await using stage = await silentProject();

  const { server, nova, inside, wait } = stage;

  const { reviews, counts } = await viewOf(stage, "kim");
  expect(counts).toEqual({ needed: 0, others: 1 });
  expect(reviews).toMatchObject({ needed: [], others: [], isDeciding: false, open: 1 });

  wait("1h");
  await vote(server, nova.authors[1], inside, "Code-Review", 1);
  expect((await viewOf(stage, "kim")).reviews.others).toMatchObject([{ change: inside }]);
  wait("1h");
  await newPatchSet(server, nova.authors[0], inside);
  expect(tasksOf(await viewOf(stage, "kim", true))).toEqual([
    `${inside}: Patch set 2 came after your +1.`,
  ]);
});

test("Gerrit's attention set is shown, and asks somebody who never spoke there; whose turn it is it does not say", async () => {
  await using stage = await silentProject();
  const { server, nova, inside } = stage;
  const kim = nova.authors[1];
  await ask(server, nova.authors[0], "POST", `changes/${inside}/attention`, {
    user: kim.username,
    reason: "kim knows libvirt",
  });

  const asked = await viewOf(stage, "kim", true);
  expect(tasksOf(asked)).toEqual([`${inside}: Nobody has looked at it yet.`]);
  expect(asked.reviews.needed[0]?.asked).toMatchObject({ reason: "kim knows libvirt" });

  stage.wait("1h");
  await vote(server, nova.cores[0], inside, "Code-Review", -1);
  expect(tasksOf(await viewOf(stage, "kim", true))).toEqual([]);
});

test("an author sees the changes that need them first, each with what to do and where it stands", async () => {
  await using stage = await silentProject();
  const { server, nova, inside, upload, wait } = stage;
  const [author] = nova.authors;
  const typo = await upload(author, "insde");
  const inLine = await upload(author, "next");
  wait("1h");
  await vote(server, nova.cores[0], inside, "Code-Review", -1);

  const { changes, counts } = await viewOf(stage, author.username);

  expect(
    changes.map(({ change, verdict, needsAuthor, slot, position }) => [
      ...[change, verdict, needsAuthor, slot, position],
    ]),
  ).toEqual([
    [inside, "in-slot", true, 1, null],
    [typo, "unknown-blueprint", true, null, null],
    [inLine, "waiting", false, null, 1],
  ]);
  expect(changes[0]?.doNow).toEqual(["Answer the negative vote: upload a new patch set, or reply"]);
  expect(counts).toEqual({ needed: 2, others: 1 });
});

test("an owner of blueprints sees where each stands and is asked once for what only a word mends", async () => {
  await using stage = await silentProject({ "ready.declaration": "required" });
  const { know, nova } = stage;
  await know([
    { name: "planned", title: "Not begun", owner: "Kim" },
    { name: "unapproved", owner: "kim", approvedAt: null },
  ]);

  const { name, blueprints, changes, counts } = await viewOf(stage, "KIM");

  expect(name).toBe(nova.authors[1].username);
  expect(blueprints.map(({ blueprint, standing }) => [blueprint, standing.kind])).toEqual([
    ["planned", "in-line"],
    ["unapproved", "not-in-backlog"],
  ]);
  expect(blueprints[0]?.doNow).toHaveLength(2);
  expect(changes.map(({ change }) => change)).toEqual([stage.next]);
  expect(counts).toEqual({ needed: 1, others: 1 });
});

test("the bot is told as what it is, and is asked for nothing", async () => {
  await using stage = await silentProject();

  const { role, reviews, counts } = await viewOf(stage, "Review slots");

  expect(role).toBe("bot");
  expect(reviews.needed).toEqual([]);
  expect(counts).toEqual({ needed: 0, others: 0 });
});

test("a name that nobody has is refused with the nearest ones", async () => {
  await using stage = await silentProject();
  await stage.pass();

  const view = await showPerson(stage.needs, stage.project, "jey");

  expect(view).toMatchObject({ code: "unknown-person", remedy: "Did you mean “jay”?" });
});
