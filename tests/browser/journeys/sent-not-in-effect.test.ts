import { afterAll, beforeAll, expect, test } from "vitest";
import { signInAs } from "#tests/browser/sign-in-as.ts";
import { openWindow } from "#tests/browser/window.ts";
import { startInvented, type World } from "#tests/browser/worlds.ts";

let world: World;
let stop: () => Promise<void>;

beforeAll(async () => {
  ({ world, stop } = await startInvented());
});

afterAll(() => stop?.());

test("a setting that is sent is marked so and no draft any more, and as it was once it is undone", async () => {
  const page = await openWindow();
  await signInAs(page, "operator", { address: world.address, path: `/${world.project}/policy` });
  const dialog = page.getByRole("dialog");
  const draft = page.getByRole("region", { name: "Changes not sent yet" });
  await page.getByLabel("hold.unlinked").selectOption("hold");
  await draft.getByRole("button", { name: "Review 1 change…" }).click();
  await dialog.getByLabel("Why?").fill("for the test");
  await dialog.locator("button[type=submit][aria-disabled=false]").click();

  await page.getByText("sent, not in effect yet: hold").waitFor();
  await page
    .getByRole("region", { name: "Decided, not sent yet" })
    .getByText("hold.unlinked from list to hold")
    .first()
    .waitFor();
  expect(await draft.count()).toBe(0);

  await page
    .getByRole("region", { name: "What you decided" })
    .getByRole("button", { name: "Undo" })
    .click();
  await page.getByText("sent, not in effect yet: hold").waitFor({ state: "detached" });
  expect(await page.getByLabel("hold.unlinked").inputValue()).toBe("list");
  expect(await draft.count()).toBe(0);
});

test("any hold of the list is lifted by who may, and by nobody else", async () => {
  const page = await openWindow();
  const path = `/${world.project}/changes?held=yes`;
  await signInAs(page, "operator", { address: world.address, path });
  const rows = page.getByRole("button", { name: /^Lift… the hold of change/ });
  const before = await rows.count();
  expect(before).toBeGreaterThan(1);

  await rows.nth(1).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/^1 hold comes off/).waitFor();
  await dialog.getByLabel("Why?").fill("for the test");
  await dialog.locator("button[type=submit][aria-disabled=false]").click();
  await page.getByRole("region", { name: "What you decided" }).waitFor();

  const author = await openWindow();
  await signInAs(author, "author", { address: world.address, path });
  expect(await author.getByRole("button", { name: /^Lift…/ }).count()).toBe(0);
});
