import type { Page } from "playwright-core";

/** Ends the session of a window from elsewhere: its browser keeps the cookie, and is told nothing. */
export async function endSession(page: Page): Promise<void> {
  const { origin } = new URL(page.url());
  const cookies = await page.context().cookies(origin);
  const answer = await fetch(`${origin}/api/v1/session`, {
    method: "DELETE",
    headers: {
      origin,
      "x-review-slots": "1",
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "),
    },
  });
  if (!answer.ok) throw new Error(`The session was not ended: ${await answer.text()}`);
}
