import { expect, test } from "vitest";
import { world } from "#tests/browser/deciding-stage.ts";
import { choose, dialog, send, strip, toast } from "#tests/browser/deciding-world.ts";

test("a setting that is sent is marked so and no draft any more, and as it was once it is undone", async () => {
  const page = await world.openAs("operator", "policy");
  const draft = page.getByRole("region", { name: "Changes not sent yet" });
  await page.getByLabel("hold.unlinked").selectOption("hold");
  await draft.getByRole("button", { name: "Review 1 setting…" }).click();
  await send(page, "Change 1 setting");

  await page.getByText("sent, not in effect yet: hold").waitFor();
  await strip(page).getByText("hold.unlinked from list to hold").first().waitFor();
  expect(await draft.count()).toBe(0);

  await toast(page).getByRole("button", { name: "Undo" }).click();
  await page.getByText("sent, not in effect yet: hold").waitFor({ state: "detached" });
  expect(await page.getByLabel("hold.unlinked").inputValue()).toBe("list");
  expect(await draft.count()).toBe(0);
});

test("any hold of the list is lifted by who may, and by nobody else", async () => {
  const page = await world.openAs("operator", "changes?held=yes");
  const rows = page.getByRole("button", { name: /^Lift… the hold of change/ });
  const before = await rows.count();
  expect(before).toBeGreaterThan(1);

  await rows.nth(1).click();
  await dialog(page)
    .getByText(/^1 hold comes off/)
    .waitFor();
  await send(page, "Lift it");
  await toast(page).waitFor();

  const author = await world.openAs("author", "changes?held=yes");
  expect(await author.getByRole("button", { name: /^Lift…/ }).count()).toBe(0);
});

test("what somebody pauses meanwhile is said to lapse, and who decided it is told when it did", async () => {
  const operator = await world.openAs("operator", "bot");
  const page = await world.openAs("core");
  await choose(page.locator("[data-slot='8']"), "Release");
  await send(page, "Release it");
  await strip(page).waitFor();
  await operator.getByRole("button", { name: "Pause…" }).click();
  await send(operator, "Pause it");

  await strip(page)
    .getByText(/^The project is paused: it lapses at /)
    .waitFor();
  await toast(page)
    .getByText(/^Not done any more: .* leaves slot 8\. .* is paused since/)
    .waitFor({ timeout: 120_000 });
  await strip(page).waitFor({ state: "detached" });
});
