import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { NewBlueprint } from "#lib/database/store.ts";
import type { Reading } from "#lib/domain/find-words.ts";
import { type FoundWork, findWork } from "#lib/flow/find-work.ts";
import type { Project } from "#lib/flow/needs.ts";
import { seedProject } from "#lib/flow/seed-projects.ts";
import { createChange, setPrivate } from "#tests/support/changes.ts";
import { type PassingProject, passingProject } from "#tests/support/passing-project.ts";
import { changeOf } from "#tests/support/seen.ts";

let stage: PassingProject;
let projects: readonly Project[];
const numbers = { objects: 0, topical: 0, hidden: 0 };

/** Two projects on one server: all changes are Nova's, and Glance knows a blueprint of its own. */
beforeAll(async () => {
  stage = await passingProject();
  const { server, nova, know, needs, project, start, pass } = stage;
  const [author, other] = nova.authors;
  const { repository } = nova;
  numbers.objects = await createChange(server, author, {
    repository,
    message: "Use objects\n\nImplements: blueprint objects\n",
  });
  numbers.topical = await createChange(server, other, {
    repository,
    topic: "speed",
    message: "Make it faster (100 %)",
  });
  // The bot sees a private change where it put a hold on it before.
  numbers.hidden = await createChange(server, author, {
    repository,
    message: "A secret\n\nImplements: blueprint parked",
  });
  await know([
    { name: "objects", title: "Objects everywhere", owner: author.username },
    { name: "speed-up" },
    { name: "parked", approvedAt: null },
  ]);
  const addresses = ["https://review.example.org/", "https://slots.example.org"];
  const glance = { ...project, key: "glance", repositories: ["openstack/glance"], addresses };
  projects = [{ ...project, addresses }, glance];
  await seedProject(needs, glance, {});
  await needs.database.transaction((store) =>
    store.blueprints.add("glance", [{ ...unnamed, name: "images" }], needs.now()),
  );
  await start();
  await pass();
  await setPrivate(server, author, numbers.hidden);
  await pass();
});

afterAll(() => stage[Symbol.asyncDispose]());

const unnamed: Omit<NewBlueprint, "name"> = {
  ...{ title: "Images", approvedAt: null, spec: null, owner: null },
  kind: "feature",
};

const find = (asked: string, as: Reading | null = null): Promise<FoundWork> =>
  findWork(stage.needs, projects, { asked, as });

/** What was found, in one line: blueprints, changes, people. */
async function linesOf(asked: string, as: Reading | null = null) {
  const work = await find(asked, as);
  if (work.kind !== "listed") return work.kind;
  const { blueprints, changes, people } = work.found;
  const first = [
    ...blueprints.first.map(({ project, blueprint }) => `${project}/${blueprint}`),
    ...changes.first.map(({ change }) => change),
    ...people.first.map(({ project, name }) => `${project}/${name}`),
  ];
  return { read: work.read, first };
}

describe("what has one form and one meaning is gone to at once", () => {
  const change = () => ({ kind: "change", project: "nova", number: numbers.objects });
  const forms: readonly (readonly [string, (id: string, number: number) => string])[] = [
    ["a number", (_, number) => ` ${number} `],
    ["a Change-Id", (id) => id],
    ["Gerrit's address", (_, number) => `https://review.example.org/c/openstack/nova/+/${number}`],
    ["of a file", (_, number) => `https://review.example.org/c/nova/+/${number}/2/api.py`],
    ["its old address", (_, number) => `https://review.example.org/#/c/${number}/`],
    ["our page of it", (_, number) => `https://slots.example.org/nova/changes/${number}`],
  ];

  test.each(forms)("%s", async (_name, form) => {
    const { changeId } = await changeOf(stage.server, numbers.objects);

    const work = await find(form(changeId, numbers.objects));

    expect(work).toEqual({ kind: "exact", thing: change() });
  });

  test.each([
    ["Objects", "nova", "objects"],
    ["bp/objects", "nova", "objects"],
    ["IMAGES", "glance", "images"],
    ["https://slots.example.org/nova/blueprints/objects", "nova", "objects"],
    ["https://blueprints.launchpad.net/nova/+spec/images", "glance", "images"],
  ])("the blueprint by %s", async (asked, project, name) => {
    const thing = { kind: "blueprint", project, name };

    expect(await find(asked)).toEqual({ kind: "exact", thing });
  });

  test("the address of somebody's page", async () => {
    const thing = { kind: "person", project: "nova", name: "jay" };

    expect(await find("https://slots.example.org/nova/people/jay")).toEqual({
      kind: "exact",
      thing,
    });
  });
});

test("a name of a person lists their blueprints and their open changes", async () => {
  expect(await linesOf("JAY")).toEqual({
    read: "person",
    first: ["nova/objects", numbers.objects, "nova/jay", "glance/jay"],
  });
});

test("a topic lists its changes, and other readings are offered where they find something", async () => {
  const work = await find("speed");

  expect(work).toMatchObject({ kind: "listed", read: "topic", instead: ["text"] });
  expect(await linesOf("speed")).toEqual({ read: "topic", first: [numbers.topical] });
  expect(await linesOf("speed", "text")).toEqual({
    read: "text",
    first: ["nova/speed-up", numbers.topical],
  });
});

test("a part of a name, a title or a subject is enough, in whatever case and order", async () => {
  const everywhere = { read: "text", first: ["nova/objects"] };

  expect(await linesOf("everywhere OBJ")).toEqual(everywhere);
  expect(await linesOf("faster")).toEqual({ read: "text", first: [numbers.topical] });
  expect(await linesOf("(100 %)")).toEqual({ read: "text", first: [numbers.topical] });
});

test("what looks like a pattern is only text", async () => {
  expect(await linesOf(".*")).toBe("unknown");
  expect(await linesOf("(a+)+$")).toBe("unknown");
});

test("a private change is found by nobody", async () => {
  expect(await linesOf("secret")).toBe("unknown");
});

test("the name of a blueprint read otherwise is not gone to", async () => {
  expect(await linesOf("objects", "text")).toEqual({
    read: "text",
    first: ["nova/objects", numbers.objects],
  });
});

test("what nobody knows is told with what is near", async () => {
  const near = [{ kind: "blueprint", project: "nova", name: "objects" }];

  expect(await find("objetcs")).toEqual({
    kind: "unknown",
    text: "Nothing is called “objetcs”, and no name, title or subject contains it.",
    near,
  });
  expect(await find("jey")).toMatchObject({ near: [{ kind: "person", name: "jay" }, {}] });
  expect(await find("987654")).toMatchObject({ text: "Nothing is known of change 987654." });
});

test("an address of another server means nothing here", async () => {
  const work = await find(`https://elsewhere.example.org/c/nova/+/${numbers.objects}`);

  expect(work.kind === "unknown" && work.text).toContain(
    "That address is on elsewhere.example.org",
  );
});

test("an empty box is answered with examples of what is here", async () => {
  const work = await find("  ");

  expect(work).toEqual({
    kind: "empty",
    examples: [
      { of: "change", text: `${numbers.topical}` },
      { of: "blueprint", text: "objects" },
      { of: "person", text: "jay" },
    ],
  });
});

test("of many the first fifty come, with how many there are", async () => {
  const many = Array.from({ length: 60 }, (_, index) => ({ name: `bulk-${index}` }));
  await stage.know(many);

  const work = await find("bulk");

  expect(work.kind === "listed" && work.found.blueprints.all).toBe(60);
  expect(work.kind === "listed" && work.found.blueprints.first).toHaveLength(50);
});
