import { ReadError, RequestError, TimeoutError } from "got";
import { GerritError, type GerritErrorCode } from "./error.ts";

/** One answer of a server, as far as it decides whether the call succeeded. */
type Answer = { readonly status: number; readonly body: string };

type Words = { readonly code: GerritErrorCode; readonly text: string };

const wrongAddress =
  "Check the server's URL: it is the part before config/server/version, without a login page before it.";

/** What a failed status means, or null for a success. `said` hides the secrets of a text that is shown to people. */
export function failureOf(
  server: string,
  { status, body }: Answer,
  said: (text: string) => string,
): GerritError | null {
  if (status >= 200 && status < 300) return null;
  const { code, text } = words(status, body);
  const quote = isPage(body) ? "a web page" : said(body);
  const answered = quote === "" ? `${status}` : `${status} (${quote})`;
  return new GerritError(code, `${server} answered ${answered}: ${text}`);
}

/** HTML, which Gerrit's REST never speaks. */
function isPage(body: string): boolean {
  return /^\s*<(!doctype|html|\?xml)/i.test(body);
}

/** The error for a 200 that does not begin like Gerrit's JSON. */
export function notGerrit(server: string, body: string): GerritError {
  const what = isPage(body) ? "a web page, perhaps a login page" : "something that is not Gerrit's";
  return new GerritError("not-gerrit", `${server} answered with ${what}. ${wrongAddress}`);
}

/** The error for an answer of which the end is missing. */
export function cutShort(server: string, cause: unknown): GerritError {
  return new GerritError(
    "garbled",
    `${server} sent an answer that was cut. It is tried again later.`,
    cause,
  );
}

function words(status: number, body: string): Words {
  if (status < 400) return { code: "not-gerrit", text: `it sends us elsewhere. ${wrongAddress}` };
  if (status >= 500) return unavailable(status, body);
  switch (status) {
    case 401:
      return {
        code: "unauthorized",
        text: "it does not accept the bot's user name and password. Generate an HTTP password in Gerrit's settings and configure it.",
      };
    case 403:
      return { code: "forbidden", text: "the bot's account lacks the permission for this." };
    case 404:
      return notFound(body);
    case 408:
      return { code: "timeout", text: "it waited too long for the request." };
    case 409:
    case 412:
      return conflict(body);
    case 429:
      return {
        code: "quota",
        text: "the bot made more calls than its quota allows. It is tried again later; if this lasts, ask for a higher quota.",
      };
    default:
      return { code: "refused", text: "it did not take the request." };
  }
}

function unavailable(status: number, body: string): Words {
  // Gerrit gives up before it writes: the same request again is safe, whatever it does.
  if (status === 503 && /lock failure/i.test(body)) {
    return { code: "locked", text: "somebody else was writing. It is tried again." };
  }
  return { code: "unavailable", text: "it is down or overloaded. It is tried again later." };
}

function notFound(body: string): Words {
  // A wrong base URL must never look like a server on which every change is gone.
  if (isPage(body)) return { code: "not-gerrit", text: `there is no Gerrit. ${wrongAddress}` };
  return { code: "missing", text: "it does not exist, or the bot may not see it." };
}

function conflict(body: string): Words {
  if (/change is (closed|merged|abandoned)|(closed|merged|abandoned) change/i.test(body)) {
    return { code: "closed", text: "the change is merged or abandoned." };
  }
  return { code: "conflict", text: "the change is in a state that does not allow it." };
}

const checkIt = "Check its URL, the network and whether it runs.";

/** The error for a call that got no whole answer. The library's own error is left out: it carries the request. */
export function noAnswer(server: string, error: unknown, whenDown = checkIt): GerritError {
  if (error instanceof TimeoutError) {
    return new GerritError(
      "timeout",
      `${server} did not answer in time (${error.event}). It is tried again later.`,
    );
  }
  if (!(error instanceof RequestError)) throw error;
  if (error instanceof ReadError) return cutShort(server, error.cause);
  return new GerritError(
    "unreachable",
    `${server} can't be reached (${error.code}). ${whenDown}`,
    error.cause,
  );
}
