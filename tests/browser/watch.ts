import type { Page } from "playwright-core";

/** `forsaken` is a page whose service goes away: then it may ask in vain. What `refused` asks for may be refused too. */
type Watched = {
  readonly runsScripts: boolean;
  readonly isForsaken: boolean;
  readonly isRefused?: boolean;
};

/** What a page did that no page of ours may do, as it happens, each with the address at which it was. */
export async function watch(page: Page, { runsScripts, isForsaken, isRefused = false }: Watched) {
  const troubles: string[] = [];
  const note = (what: string) => troubles.push(`${page.url()}: ${what}`);
  page.on("console", (message) => {
    const { url } = message.location();
    const isOwnStatus = url === page.url() && isStatus.test(message.text());
    const isInVain = isForsaken && isNoAnswer.test(message.text());
    const isRefusal = isRefused && isStatusOfRefusal.test(message.text());
    if (message.type() === "error" && !isOwnStatus && !isInVain && !isRefusal)
      note(`console: ${message.text()} ${url}`);
  });
  page.on("pageerror", (error) => note(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    note(`dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    // So the browser says that a script is not even asked for where JavaScript is off.
    if (reason === "csp" && request.resourceType() === "script" && !runsScripts) return;
    // What a page gives up itself, as when it is left, is no failure.
    if (reason === "net::ERR_ABORTED" || isForsaken) return;
    note(`request failed: ${request.url()} ${reason}`);
  });
  page.on("response", (response) => {
    const isPage = response.request().isNavigationRequest();
    const isRefusal = isRefused && [401, 403, 409].includes(response.status());
    if (response.status() >= 400 && !isPage && !isRefusal)
      note(`${response.status()} for ${response.url()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      console.error(`content security policy: ${violatedDirective} forbids ${blockedURI}`);
    });
  });
  return troubles as readonly string[];
}

const isStatusOfRefusal =
  /^Failed to load resource: the server responded with a status of (401|403|409)/;

const isNoAnswer = /^Failed to load resource: net::ERR_/;

/** A page about something unknown answers 404, and the browser tells of that. */
const isStatus = /^Failed to load resource: the server responded with a status of 404/;
