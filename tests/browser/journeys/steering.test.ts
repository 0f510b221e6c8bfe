import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { counted } from "#lib/domain/phrases.ts";
import { world } from "#tests/browser/deciding-stage.ts";
import { choose, dialog, send, strip, toast } from "#tests/browser/deciding-world.ts";

/** Fills fields of the policy by hand and sends them. */
async function setPolicy(page: Page, settings: Readonly<Record<string, string>>): Promise<string> {
  await world.go(page, "policy");
  for (const [key, text] of Object.entries(settings)) {
    const field = page.getByLabel(key, { exact: true });
    const isList = await field.evaluate((one) => one.tagName === "SELECT");
    await (isList ? field.selectOption(text) : field.fill(text));
  }
  await page.getByRole("button", { name: /^Review \d+ settings?…/ }).click();
  return await send(page, `Change ${counted(Object.keys(settings).length, "setting")}`);
}

test("an empty slot is assigned, past the rank, to who is chosen from the ready ones", async () => {
  const page = await world.openAs("core", "policy");
  // More slots for debt than debt is ready: one of them stays empty.
  await setPolicy(page, { "slots.count": "14", "slots.debt": "6", "slots.lendAfter": "30d" });
  await world.go(page, "");
  const empty = page.locator("[data-slot]", { hasText: "Empty" }).last();
  const slot = await empty.getAttribute("data-slot");

  await empty.getByRole("button", { name: /^Assign…/ }).click();
  await dialog(page)
    .getByRole("heading", { name: `Assign slot ${slot}` })
    .waitFor();
  const chosen = dialog(page).getByRole("option").nth(1);
  const [name = ""] = ((await chosen.textContent()) ?? "").split(" ");
  await chosen.click();
  await send(page, "Assign it");

  await page.locator(`[data-slot="${slot}"]`, { hasText: name }).waitFor();
});

test("a change in line is exempted and that is taken back, by keyboard alone", async () => {
  const change = world.changes["waiting"];
  const page = await world.openAs("core", `changes/${change}`);
  const chooseByKeys = async (verb: string) => {
    await page.keyboard.press("d");
    await page.getByRole("menuitem", { name: verb }).waitFor();
    await page.keyboard.press("Enter");
    await dialog(page).locator("button[type=submit][aria-disabled=false]").waitFor();
    await page.keyboard.type("for the test");
    await page.keyboard.press("Enter");
    await dialog(page).waitFor({ state: "detached" });
  };

  await chooseByKeys("Lift its hold…");
  await page
    .getByRole("heading", { name: /exempt/i })
    .first()
    .waitFor();
  await chooseByKeys("Take the exemption back…");

  await toast(page).getByText("Not sent yet.").waitFor();
  await strip(page).waitFor();
  await page.keyboard.press("z");
  await strip(page).waitFor({ state: "detached" });
});

test("a change in a slot is exempted for when it has none, and the exemption taken back", async () => {
  const page = await world.openAs("core", `changes/${world.changes["in-slot"]}`);
  await choose(page, "Exempt");
  expect(await send(page, "Exempt it")).toBe("No hold goes on or comes off.");

  await page.getByRole("main").getByText("“for the test”").first().waitFor();
  await choose(page, "Take the exemption back");
  await send(page, "Take it back");
});

test("where a word is what a blueprint lacks, it is said beside that", async () => {
  const page = await world.openAs("core", "policy");
  await setPolicy(page, { "ready.declaration": "required" });
  await world.go(page, `blueprints/${world.blueprints.waiting}`);
  const missing = page.getByRole("listitem").filter({ hasText: "Not declared complete." });
  await missing.getByText("Declare the blueprint complete, with “Ready…” on its page.").waitFor();

  await missing.getByRole("button", { name: /^Ready…/ }).click();
  await send(page, "It is ready");

  await missing.waitFor({ state: "detached" });
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("H2");
  await setPolicy(page, { "ready.declaration": "assumed" });
});

test("a change that dropped its topic is unlinked from the blueprint, comes off hold, and that is final", async () => {
  const { change, owner, blueprints } = await heldByTopic();
  await dropTopic(change, owner);
  await expect.poll(() => listed(change), awaitsPass).toMatchObject({ linkedBy: "dropped" });
  expect((await listed(change))?.held).toBe(true);

  const page = await world.openAs("core", `changes/${change}`);
  await page.getByText(/^Only by an earlier patch set or topic/).waitFor();
  await choose(page, "Unlink");
  expect(await send(page, "Unlink it", "it was named by mistake")).toBe("1 hold comes off.");

  const told = `Change ${change} is unlinked from ${blueprints[0]}.`;
  await toast(page).getByText(told).waitFor();
  expect(await toast(page).getByRole("button", { name: "Undo" }).count()).toBe(0);
  await page.getByText("Neither its message nor its topic names a blueprint.").waitFor();
  await expect
    .poll(() => listed(change), awaitsPass)
    .toMatchObject({ verdict: "unlinked", blueprints: [], held: false });
  await world.go(page, "history");
  const entry = page.locator("[data-row]", { hasText: told });
  await entry.getByText("“it was named by mistake”").waitFor();
  expect(await entry.getByRole("button", { name: /^Undo/ }).count()).toBe(0);
});

type Listed = {
  readonly change: number;
  readonly owner: string;
  readonly blueprints: readonly string[];
  readonly linkedBy: string | null;
  readonly held: boolean;
};

/** A pass is made every ten seconds. */
const awaitsPass = { timeout: 60_000, interval: 500 };

/** Open changes, by number, as the service tells of them. */
async function listedBy(query: string): Promise<readonly Listed[]> {
  const path = `/api/v1/projects/${world.project}/changes?${query}`;
  const response = await fetch(`${world.address}${path}`);
  return ((await response.json()) as { readonly changes: readonly Listed[] }).changes;
}

const listed = async (change: number) => (await listedBy(`after=${change - 1}&limit=1`))[0];

/** A change that only its topic links, and that waits for a slot. */
async function heldByTopic(): Promise<Listed> {
  const held = await listedBy("verdict=waiting&held=true&limit=500");
  const found = held.find(({ linkedBy }) => linkedBy === "topic");
  if (found === undefined) throw new Error("Every change on hold names its blueprint itself.");
  return found;
}

/** Its owner takes the topic away in Gerrit. */
async function dropTopic(change: number, owner: string): Promise<void> {
  const authorization = `Basic ${btoa(`${owner}:${owner}-secret`)}`;
  const topic = `${world.gerrit}a/changes/${change}/topic`;
  const { status } = await fetch(topic, { method: "DELETE", headers: { authorization } });
  expect(status).toBe(204);
}

test("a version of the policy is restored from its history, seen before it is decided", async () => {
  const page = await world.openAs("core", "policy");
  await setPolicy(page, { "slots.freeEmptyAfter": "5d" });
  await page.getByText("slots.freeEmptyAfter 3d → 5d").waitFor();
  const before = page.locator("li", { hasText: "slots.freeEmptyAfter 3d → 5d" });
  const newest = Number(await before.locator("b").first().textContent());

  await page.getByRole("button", { name: `Restore version ${newest - 1}…` }).click();
  expect(await page.getByLabel("slots.freeEmptyAfter").inputValue()).toBe("3d");
  await page.getByRole("button", { name: "Review 1 setting…" }).click();
  await dialog(page).getByText("slots.freeEmptyAfter from 5d to 3d", { exact: true }).waitFor();
  await send(page, "Change 1 setting");

  await page.getByText("slots.freeEmptyAfter 5d → 3d").waitFor();
});

test("a file is imported, and its order becomes the rank", async () => {
  const page = await world.openAs("operator", "import");
  const rows = ["first-of-file", "second-of-file"].map(
    (name) => `  - { name: ${name}, title: "${name}", kind: feature, approved: null }`,
  );
  await page.getByLabel("A file").setInputFiles({
    ...{ name: "blueprints.yaml", mimeType: "text/yaml" },
    buffer: Buffer.from(["blueprints:", ...rows].join("\n")),
  });
  await page.getByLabel(/^Its order becomes the rank/).check();
  await page.getByRole("button", { name: "Preview the import…" }).click();
  await dialog(page)
    .getByText(/^2 added, 0 updated, 0 unchanged/)
    .waitFor();
  await send(page, "Import them");

  await world.go(page, "backlog");
  const first = page.getByRole("row", { name: /first-of-file/ });
  expect(await first.textContent()).toMatch(/^\D*1\D/);
});

test("the brake keeps new holds back until a person answers, for some at first", async () => {
  const page = await world.openAs("operator", "policy");
  const follows = await setPolicy(page, {
    ...{ "hold.unlinked": "hold", "brake.newHolds": "1", "brake.newHoldsShare": "0" },
  });
  expect(follows).toMatch(/wait for a person/);

  await world.go(page, "bot");
  await page.getByText(/\d+ kept back\./).waitFor();
  await page.getByRole("button", { name: "Make a plan" }).click();
  await page.getByLabel("Place up to").fill("2");
  await page.getByRole("button", { name: "Approve 2…" }).click();
  expect(await send(page, "Approve 2")).toMatch(/^2 holds go on/);

  await page.getByText("A plan is approved and sent in less than a minute.").waitFor();
  await toast(page).getByRole("button", { name: "Undo" }).click();
  // It was not spent, and is offered again; who wants to makes another one.
  await page.getByRole("button", { name: "Make it anew" }).waitFor();
  await page.getByRole("button", { name: /^Approve \d+…/ }).waitFor();
});

test("what can't be set while votes stand says what helps, and can be once they are off", async () => {
  const page = await world.openAs("operator", "policy", "refused");
  await page.getByLabel("hold.mode", { exact: true }).selectOption("comment");
  await page.getByRole("button", { name: "Review 1 setting…" }).click();
  await dialog(page)
    .getByText(/hold\.mode can't change while votes of the bot stand/)
    .waitFor();
  await dialog(page)
    .getByText(/“Take every hold off…” on the bot's page/)
    .waitFor();
  await dialog(page).getByRole("button", { name: "Close" }).click();

  await world.go(page, "bot");
  await page.getByRole("button", { name: "Take every hold off…" }).click();
  await dialog(page).getByLabel("To be sure").fill(world.project);
  await send(page, "Take every hold off");
  expect(await setPolicy(page, { "hold.mode": "comment" })).toBe("No hold goes on or comes off.");

  await world.go(page, "bot");
  await page.getByText("Mode comment").waitFor();
});
