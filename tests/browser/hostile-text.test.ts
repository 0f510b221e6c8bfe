import { expect, test } from "vitest";
import { hostileSubjects } from "#tests/app/published-project.ts";
import { everyPage } from "./pages.ts";
import { open } from "./visit.ts";

const attacked = everyPage.filter(({ name, in: world }) => {
  const [, subject = ""] = name.split("-");
  return world === "hostile" && subject in hostileSubjects;
});

/** That it runs nothing and asks for nothing is checked of every page that any test opens. */
test.for(attacked)("a subject that attacks its page is only text: $name", async (place) => {
  const page = await open(place);

  const [, subject = ""] = place.name.split("-");
  const shown = await page.locator("main").textContent();
  expect(shown).toContain(hostileSubjects[subject as keyof typeof hostileSubjects]);
  expect(await page.locator("main script, main img, main iframe").count()).toBe(0);
});
