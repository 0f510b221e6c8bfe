import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";

type Finding = { readonly rule: string; readonly impact: string; readonly at: readonly string[] };

/** What keeps somebody from reading or using this part of the page, by axe's rules. */
async function findings(page: Page, part = "html"): Promise<readonly Finding[]> {
  return await page.evaluate(async (part) => {
    const rules = { "target-size": { enabled: true } };
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await inPage.run(part, { rules });
    return violations.map(({ id, impact, nodes }) => ({
      rule: id,
      impact: impact ?? "",
      at: nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary}`),
    }));
  }, part);
}

const weighty = ({ impact }: Finding) => impact === "serious" || impact === "critical";

/** That axe finds nothing weighty: in light, in dark and on a phone. */
export const expectNoFindings = (page: Page): Promise<void> => expectNoFindingsEverywhere(page);

/** The same of one part of the page. */
export async function expectNoFindingsEverywhere(page: Page, part = "html"): Promise<void> {
  await page.evaluate(axe.source);

  expect.soft((await findings(page, part)).filter(weighty), "light").toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect.soft((await findings(page, part)).filter(weighty), "dark").toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 375, height: 812 });
  expect.soft((await findings(page, part)).filter(weighty), "phone").toEqual([]);
}

/** That axe finds nothing weighty in this part of the page as it is seen now. */
export async function expectNoFindingsIn(page: Page, part: string): Promise<void> {
  await page.evaluate(axe.source);

  expect.soft((await findings(page, part)).filter(weighty), part).toEqual([]);
}
