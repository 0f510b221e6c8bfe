import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";

type Finding = { readonly rule: string; readonly impact: string; readonly at: readonly string[] };

/** What keeps somebody from reading or using the page, by axe's rules. */
async function findings(page: Page): Promise<readonly Finding[]> {
  return await page.evaluate(async () => {
    const rules = { "target-size": { enabled: true } };
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await inPage.run(document, { rules });
    return violations.map(({ id, impact, nodes }) => ({
      rule: id,
      impact: impact ?? "",
      at: nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary}`),
    }));
  });
}

const weighty = ({ impact }: Finding) => impact === "serious" || impact === "critical";

/** That axe finds nothing weighty: in light, in dark and on a phone. */
export async function expectNoFindings(page: Page): Promise<void> {
  await page.evaluate(axe.source);

  expect.soft((await findings(page)).filter(weighty), "light").toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect.soft((await findings(page)).filter(weighty), "dark").toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 375, height: 812 });
  expect.soft((await findings(page)).filter(weighty), "phone").toEqual([]);
}
