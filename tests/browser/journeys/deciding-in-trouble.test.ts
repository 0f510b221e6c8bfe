import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import type { Persona } from "#lib/flow/personas.ts";
import { isPreview } from "#tests/browser/deciding-world.ts";
import { endSession } from "#tests/browser/end-session.ts";
import { signInAs, signInBy } from "#tests/browser/sign-in-as.ts";
import { newWindow } from "#tests/browser/window.ts";
import { addressOf, startService } from "#tests/support/running-service.ts";
import { slotsCommand } from "#tests/support/slots-command.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

type Folder = Awaited<ReturnType<typeof temporaryFolder>>;
type Service = ReturnType<typeof startService>;

const project = "moonkettle";
let folder: Folder;
let service: Service;
let address: string;

const settings = () => ({ SLOTS_DATA: folder.path, SLOTS_DEMO_SPEED: "off" });

beforeAll(async () => {
  folder = await temporaryFolder();
  service = startService(settings());
  address = (await addressOf(service)).replace(/\/$/, "");
  const slots = slotsCommand("bin/slots", settings());
  const isFilled = async () => JSON.stringify((await slots("board")).answers).includes('"since"');
  while (!(await isFilled())) await pause(500);
});

afterAll(async () => {
  service?.signal("SIGTERM");
  await service?.ended;
  await folder?.[Symbol.asyncDispose]();
});

/** The board, seen by somebody who has signed in. What goes wrong in it is what these stories are about. */
async function openAs(persona: Persona): Promise<Page> {
  const { page, close } = await newWindow({}, "foreign");
  onTestFinished(close);
  await signInAs(page, persona, { address, path: `/${project}` });
  return page;
}

const dialog = (page: Page) => page.getByRole("dialog");
const reason = (page: Page) => dialog(page).getByLabel("Why?");

async function chooseRelease(page: Page, slot: number): Promise<void> {
  const card = page.locator(`[data-slot="${slot}"]`);
  await card.getByRole("button", { name: /^Decide…/ }).click();
  await page.getByRole("menuitem", { name: /^Release…/ }).click();
}

/** The dialog of a release, with the reason typed and what follows known. */
async function beginRelease(page: Page, slot: number): Promise<void> {
  await chooseRelease(page, slot);
  await reason(page).fill("said before the trouble");
  await dialog(page).locator("button[type=submit][aria-disabled=false]").waitFor();
}

const release = (page: Page) => dialog(page).getByRole("button", { name: "Release it" }).click();

test("a dialog that is opened before the last one told that it closed is shown, and with its own words", async () => {
  const page = await openAs("operator");
  await page.goto(`${address}/${project}/bot`);
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", { name: "Pause…" }).click();
  await reason(page).fill("of the first one");

  // Both in one breath of the page, as by a click while it is busy: it is told of the first close only afterwards.
  await page
    .getByRole("button", { name: "Take every hold off…", includeHidden: true })
    .evaluate((button: HTMLElement) => {
      document.querySelector("dialog")?.close();
      button.click();
    });

  await dialog(page)
    .getByRole("heading", { name: `Take every hold of ${project} off` })
    .waitFor();
  await dialog(page).getByLabel("To be sure").waitFor();
  expect(await reason(page).inputValue()).toBe("");
});

test("who is signed out in the middle of it signs in, and the dialog opens again with what was typed", async () => {
  const page = await openAs("core");
  await beginRelease(page, 1);
  await page.context().clearCookies();

  await release(page);
  await dialog(page).getByText("What you typed is kept in this tab.").waitFor();
  await signInBy(dialog(page).getByRole("link", { name: "Sign in" }), "core");

  await dialog(page)
    .getByRole("heading", { name: /^Release / })
    .waitFor();
  expect(await reason(page).inputValue()).toBe("said before the trouble");
});

test("a session that ends elsewhere takes no open dialog away: it says so, and opens again with what was typed", async () => {
  const page = await openAs("core");
  await beginRelease(page, 1);
  await endSession(page);
  await moveSomething();

  await page.getByRole("link", { name: "Sign in to decide" }).waitFor({ state: "attached" });
  await dialog(page).getByText("What you typed is kept in this tab.").waitFor();
  await signInBy(dialog(page).getByRole("link", { name: "Sign in" }), "core");

  await dialog(page)
    .getByRole("heading", { name: /^Release / })
    .waitFor();
  expect(await reason(page).inputValue()).toBe("said before the trouble");
});

/** Gives every open page something to hear of. */
const moveSomething = async () => moveToTop((await readyFeatures()).at(-1) ?? "");

const moveToTop = (name: string) =>
  slotsCommand("bin/slots", settings())("rank", name, "1", "--reason", "for the test");

test("what follows is told anew, and that it is another, when somebody moves another one ahead meanwhile", async () => {
  const page = await openAs("core");
  const [first = "", ...more] = await readyFeatures();
  const last = more.at(-1) ?? "";
  await beginRelease(page, 2);
  await dialog(page).getByText(`${first} enters slot 2`).waitFor();
  expect(await dialog(page).getByText("What follows has changed.").count()).toBe(0);

  await moveToTop(last);

  await dialog(page).getByText(`${last} enters slot 2`).waitFor();
  expect(await dialog(page).getByRole("status").textContent()).toMatch(
    /^What follows has changed\. /,
  );
  expect(await reason(page).inputValue()).toBe("said before the trouble");
});

type InLine = { readonly blueprint: string; readonly kind: string; readonly ready: boolean };

/** Those that could enter a slot for features, in the order in which they would. */
async function readyFeatures(): Promise<readonly string[]> {
  const response = await fetch(`${address}/api/v1/projects/${project}/board`);
  const { line } = (await response.json()) as { line: readonly InLine[] };
  return line
    .filter(({ kind, ready }) => ready && kind === "feature")
    .map(({ blueprint }) => blueprint);
}

test("what was typed is there again after Esc, and not after a cancel", async () => {
  const page = await openAs("core");
  await beginRelease(page, 2);
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached" });
  await chooseRelease(page, 2);
  expect(await reason(page).inputValue()).toBe("said before the trouble");

  await dialog(page).getByRole("button", { name: "Cancel" }).click();
  await dialog(page).waitFor({ state: "detached" });
  await chooseRelease(page, 2);
  expect(await reason(page).inputValue()).toBe("");
});

test("Enter before it is known what follows sends nothing, and says so", async () => {
  const page = await openAs("core");
  let sent = 0;
  await page.route(/\/release$/, async (route) => {
    if (!isPreview(route)) sent += 1;
    await pause(2_000);
    await route.continue();
  });
  await chooseRelease(page, 3);
  await reason(page).fill("in a hurry");
  await reason(page).press("Enter");

  await dialog(page).getByText("Nothing is sent yet: what follows is being looked up.").waitFor();
  await dialog(page).getByText("Sent in 30 s; until then you can undo it.").waitFor();
  expect(sent).toBe(0);
  expect(await reason(page).inputValue()).toBe("in a hurry");
});

test("a refusal that comes after its dialog was closed is told, and what was typed is kept", async () => {
  const page = await openAs("core");
  const json = { code: "moved", detail: "Somebody was faster.", remedy: "Look again." };
  await page.route(/\/release$/, async (route) => {
    if (isPreview(route)) return route.continue();
    await pause(1_000);
    await route.fulfill({ status: 409, json });
  });
  await beginRelease(page, 4);
  await reason(page).press("Enter");
  await dialog(page).getByRole("button", { name: "Sending…" }).waitFor();
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached" });

  await page
    .getByRole("region", { name: "What you decided" })
    .getByText(/^Not done: Release .* from slot 4\. Somebody was faster\. Look again\.$/)
    .waitFor();
  await chooseRelease(page, 4);
  expect(await reason(page).inputValue()).toBe("said before the trouble");
});

test("who may no longer is told who may, and nothing is lost", async () => {
  const page = await openAs("core");
  await beginRelease(page, 2);
  const author = await openAs("author");
  await page.context().clearCookies();
  await page.context().addCookies(await author.context().cookies());

  await release(page);

  await dialog(page)
    .getByText(/You may not decide that/)
    .waitFor();
  await dialog(page)
    .getByText(/It takes a core or a lead/)
    .waitFor();
  expect(await reason(page).inputValue()).toBe("said before the trouble");
});

test("where no slot is free the menu says so before anybody chooses, on its page and in the backlog", async () => {
  const page = await openAs("core");
  for (const part of ["blueprints/whistle-spread-limit", "backlog?around=whistle-spread-limit"]) {
    await page.goto(`${address}/${project}/${part}`);
    await page.waitForLoadState("networkidle");

    await page.getByRole("button", { name: /^Decide…/ }).click();

    const assign = page.getByRole("menuitem", { name: /^Assign…/ });
    await assign.getByText("No slot is free. Release or swap one").waitFor();
    expect(await assign.getAttribute("aria-disabled")).toBe("true");
  }
});

test("what can't be decided now the dialog says so with what would help, and asks nothing", async () => {
  const slots = slotsCommand("bin/slots", settings());
  await slots("pause", "--reason", "for the test");
  onTestFinished(async () => void (await slots("resume", "--reason", "it is over")));
  const page = await openAs("core");

  await page
    .locator('[data-slot="4"]')
    .getByRole("button", { name: /^Decide…/ })
    .click();
  await page.getByRole("menuitem", { name: /^Release…/ }).click();

  await dialog(page)
    .getByText(/is paused since .* Resume it first/)
    .waitFor();
  expect(await dialog(page).getByRole("textbox").count()).toBe(0);
  expect(await dialog(page).getByRole("button").allTextContents()).toEqual(["Close"]);
});

test("where nobody answers it is said that it is not known, and the second try is the person's", async () => {
  const page = await openAs("core");
  await beginRelease(page, 3);
  await page.context().setOffline(true);

  await release(page);
  await dialog(page).getByText("Nobody answered.").waitFor();
  await page.context().setOffline(false);
  await release(page);

  await dialog(page).waitFor({ state: "detached" });
  await page
    .getByRole("region", { name: "What you decided" })
    .getByText(/Not sent yet/)
    .waitFor();
  await page.keyboard.press("z");
  await page
    .getByText(/^Taken back before/)
    .first()
    .waitFor();
});

test("what attacks the dialog by a name or a subject is only text", async () => {
  const page = await openAs("core");
  const attack = '<img src=x onerror="alert(1)"><script>alert(2)</script>\u202e';
  const change = { change: 1, subject: attack, kind: "hold", blueprint: attack };
  const passage = { blueprint: attack, slot: 1 };
  const follows = { holds: 1, lifts: 0, waiting: 0, changes: [change] };
  await page.route(/\/release$/, (route) =>
    route.fulfill({
      json: {
        ...{ snapshot: "", kind: "preview", text: attack, details: [attack] },
        follows: { ...follows, enters: [passage], leaves: [passage] },
      },
    }),
  );

  await page
    .locator('[data-slot="4"]')
    .getByRole("button", { name: /^Decide…/ })
    .click();
  await page.getByRole("menuitem", { name: /^Release…/ }).click();
  await dialog(page).getByText("1 hold goes on.").waitFor();

  expect(await dialog(page).locator("img, script").count()).toBe(0);
  expect((await dialog(page).textContent())?.split(attack).length).toBeGreaterThan(5);
});

test("what comes too fast is told with its seconds, and a double Enter sends once", async () => {
  const page = await openAs("core");
  await beginRelease(page, 5);
  let sent = 0;
  await page.route(/\/release$/, async (route) => {
    if (isPreview(route)) return route.continue();
    sent += 1;
    await pause(500);
    await route.fulfill({ status: 429, headers: { "retry-after": "7" }, json: {} });
  });

  await reason(page).press("Enter");
  await reason(page).press("Enter");

  await dialog(page).getByText("Again in 7 seconds.", { exact: false }).waitFor();
  expect(sent).toBe(1);
  expect(await reason(page).inputValue()).toBe("said before the trouble");
});

test("a service that starts again while the dialog is open takes the decision", async () => {
  const page = await openAs("core");
  await beginRelease(page, 6);
  service.signal("SIGTERM");
  await service.ended;
  service = startService({ ...settings(), PORT: new URL(address).port });
  await addressOf(service);

  await release(page);

  await dialog(page).waitFor({ state: "detached" });
  await page.getByRole("region", { name: "Decided, not sent yet" }).waitFor();
});

test("what is not undone in its time is carried out, and leaves the strip", async () => {
  const page = await openAs("core");
  const strip = page.getByRole("region", { name: "Decided, not sent yet" });
  const link = page.locator('[data-slot="7"] [data-open]');
  const before = await link.getAttribute("href");
  await beginRelease(page, 7);
  await release(page);
  await strip
    .getByText(/leaves slot 7\./)
    .first()
    .waitFor();

  await strip.waitFor({ state: "detached", timeout: 120_000 });
  await expect.poll(() => link.getAttribute("href"), { timeout: 60_000 }).not.toBe(before);
});
