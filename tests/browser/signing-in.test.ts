import { expect, inject, test } from "vitest";
import { expectNoFindings } from "./every-page/axe.ts";
import { signInAs } from "./sign-in-as.ts";
import { lookAsUsual, openWindow } from "./window.ts";

const { address, project, blueprints, changes } = inject("worlds").invented;

test("one click shows the demonstration with a core's eyes, and signing out ends it", async () => {
  const page = await openWindow();

  await signInAs(page, "core", { address, path: `/${project}` });

  expect(new URL(page.url()).pathname).toBe(`/${project}`);
  await page.click("details[data-account] summary");
  expect(await page.textContent("nav[aria-label='Your account']")).toContain(
    `contributor and core in ${project}`,
  );
  await page.click("nav[aria-label='Your account'] button");
  await page.waitForSelector("header a[href='/sign-in']");
});

test.each([
  "",
  "/backlog?kind=debt",
  `/blueprints/${blueprints.inSlot}`,
  `/changes/${changes["waiting"]}`,
  "/policy",
  "/bot",
  "/import",
  "/setup",
])("who only reads finds where to sign in on %s, and comes back there", async (part) => {
  const page = await openWindow();
  await page.goto(`${address}/${project}${part}`);

  await page.getByRole("link", { name: "Sign in to decide" }).click();
  await page.waitForURL(/\/sign-in/);
  await page.waitForLoadState("networkidle");
  await page.click("button[data-persona=core]");

  await page.waitForURL(`${address}/${project}${part}`);
  await page.locator("details[data-account]").waitFor();
  expect(await page.getByRole("link", { name: "Sign in to decide" }).count()).toBe(0);
});

test("who filters the backlog before they sign in finds it filtered after", async () => {
  const page = await openWindow();
  await page.goto(`${address}/${project}/backlog`);
  await page.waitForLoadState("networkidle");
  await page.getByRole("main").locator("input[name=q]").fill(blueprints.waiting);
  await page.waitForURL(/[?&]q=/);

  await page.getByRole("link", { name: "Sign in to decide" }).click();
  await page.waitForURL(/\/sign-in/);
  await page.waitForLoadState("networkidle");
  await page.click("button[data-persona=core]");

  await page.waitForURL(/\/backlog\?q=/);
});

test.each([
  ["operator", 1],
  ["core", 0],
] as const)("the import is linked for who may import: %s, %i", async (persona, links) => {
  const page = await openWindow();
  for (const part of ["backlog", "policy", "bot"]) {
    await signInAs(page, persona, { address, path: `/${project}/${part}` });
    const link = page.getByRole("main").getByRole("link", { name: "Import blueprints" });
    expect(await link.count(), part).toBe(links);
  }
});

test("who signed in as an author finds their work on My page", async () => {
  const page = await openWindow();

  await signInAs(page, "author", { address, path: "/me" });

  expect(await page.textContent("h1")).not.toContain("Who are you?");
  // Who they are is forgotten by signing out.
  expect(await page.getByRole("button", { name: "Forget me" }).count()).toBe(0);
});

test("sessions and tokens are listed, made and ended on one page, in which axe finds nothing", async () => {
  const page = await openWindow();
  await signInAs(page, "lead", { address, path: "/me/access" });
  await expectNoFindings(page);
  await lookAsUsual(page);
  await page.getByText("Chromium on Linux").first().waitFor();

  await page.fill("input[name=name]", "nightly");
  await page.press("input[name=name]", "Enter");
  const trouble = page.getByText("tick at least one thing that it may.");
  await trouble.waitFor();
  await page.getByLabel("change the order (rank)").check();
  await trouble.waitFor({ state: "detached" });
  await page.click("form button[type=submit]");

  const secret = await page.textContent("[data-made=token]");
  expect(secret).toMatch(/^slots_[\w-]{43}$/);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy the token" }).click();
  await page.getByRole("status").getByText("Copied the token.").waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
  await page.click("li:has-text('nightly') button");
  await page.waitForSelector("li:has-text('revoked')");
  await page.reload();
  expect(await page.content()).not.toContain(secret);
});

test("a token signs its owner in, goes back to where they were, and stands in no page", async () => {
  const page = await openWindow();
  await page.goto(`${address}/sign-in?to=/${project}/backlog`);
  await page.waitForLoadState("networkidle");
  await page.fill("input[name=username]", "quiet-lantern");
  await page.fill("input[name=token]", "quiet-lantern-secret");

  await page.click("form button[type=submit]");

  await page.waitForURL(`${address}/${project}/backlog*`);
  expect(await page.content()).toContain("quiet-lantern");
  expect(await page.content()).not.toContain("quiet-lantern-secret");
});
