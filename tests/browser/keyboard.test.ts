import { expect, test } from "vitest";
import { everyPage } from "./pages.ts";
import { open } from "./visit.ts";

test("the first Tab offers to skip what is on every page", async () => {
  const [board] = everyPage.filter(({ name }) => name === "board");
  if (board === undefined) throw new Error("there is no board");
  const page = await open(board);

  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const isInMain = await page.evaluate(
    () => document.activeElement?.closest("main") !== null && document.activeElement !== null,
  );
  expect(isInMain).toBe(true);
});

test("what is typed after / goes into the box, also where the page takes its focus away, and opens no slot", async () => {
  const [board] = everyPage.filter(({ name }) => name === "board");
  if (board === undefined) throw new Error("there is no board");
  const page = await open(board);
  const address = page.url();
  const box = page.getByRole("searchbox", { name: "Find a change, blueprint or person" });

  await page.keyboard.press("/");
  await box.evaluate((field) => field.blur());
  await page.keyboard.type("12");

  expect(await box.inputValue()).toBe("12");
  expect(page.url()).toBe(address);
});

test("what is typed after Ctrl-K opens no slot while the way to anything is only just coming", async () => {
  const [board] = everyPage.filter(({ name }) => name === "board");
  if (board === undefined) throw new Error("there is no board");
  const page = await open(board);
  const address = page.url();

  await page.keyboard.press("Control+k");
  await page.keyboard.type("1");

  await page.getByRole("dialog").waitFor();
  expect(page.url()).toBe(address);
});
