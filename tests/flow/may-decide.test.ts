import { expect, test } from "vitest";
import type { Command } from "#lib/domain/command.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { mayDecide } from "#lib/flow/may-decide.ts";
import { actorWith } from "#tests/support/deciders.ts";
import { type PassingProject, passingProject } from "#tests/support/passing-project.ts";

const ready: Command = { kind: "ready", blueprint: "bp-1" };
const bump: Command = { kind: "bump", blueprint: "bp-1" };
const importing: Command = { kind: "import", blueprints: [], rerank: false };

const author: Actor = { ...actorWith("contributor"), names: ["Dana"], isUnsure: true };
const ask = async ({ needs, project }: PassingProject, command: Command, actor: Actor) =>
  await mayDecide(needs, project, command, actor);

test("while nobody knows who the cores are an author says of their own work what they may, and no more", async () => {
  await using stage = await passingProject();
  await stage.know([{ name: "bp-1", owner: "dana" }, { name: "bp-2" }]);

  expect(await ask(stage, ready, author)).toBeNull();
  const other = { ...ready, blueprint: "bp-2" } as const;
  expect(await ask(stage, other, author)).toMatchObject({ code: "roles-unknown" });
  expect(await ask(stage, bump, author)).toMatchObject({ code: "roles-unknown" });
  const { isUnsure: _, ...sure } = author;
  expect(await ask(stage, bump, sure)).toMatchObject({ code: "not-allowed" });
});

test("an operator decides what takes no core, whoever the cores are", async () => {
  await using stage = await passingProject();
  const operator: Actor = { ...actorWith("operator"), isUnsure: true };

  expect(await ask(stage, { kind: "pause" }, operator)).toBeNull();
  expect(await ask(stage, importing, operator)).toBeNull();
});

test("who has a token for less is told so, and not that it takes what they are", async () => {
  await using stage = await passingProject();
  const core: Actor = { ...actorWith("core"), scopes: ["rank"] };

  expect(await ask(stage, { kind: "pause" }, core)).toMatchObject({
    ...{ code: "not-allowed", text: "Your token is not for that." },
    remedy: "It takes one with the scope govern.",
  });
  expect(await ask(stage, importing, core)).toMatchObject({
    remedy: "It takes a lead or an operator of the project.",
  });
});
