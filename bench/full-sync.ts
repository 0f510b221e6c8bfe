import type { Got } from "got";
import { observeServer } from "#lib/flow/observe-server.ts";
import { atMost, type Figure, type Measured } from "./figure.ts";
import { asMeasured, clock, inPairs } from "./pairs.ts";
import { bareClient } from "./support/bare-client.ts";
import { freshState } from "./support/fresh-state.ts";
import { type StaticGerrit, startStaticGerrit } from "./support/start-static-gerrit.ts";

const changes = 10_000;
const inFlight = 4;
/** What a row costs a real Gerrit on such a machine, in milliseconds: 300 of them take 100. */
const realPace = 1 / 3;

/**
 * F1. A first full read of 10 000 open changes into an empty state, with every commit message, against the same
 * requests over the same client library, whose answers are unpacked and thrown away: page after page, as each page's
 * address follows from the one before, then the messages, four requests at a time as we do. Once at the pace of a real
 * Gerrit; and once of a server whose answers cost nothing, where only our own work is left, which is told and not
 * judged.
 */
export const fullSync: Figure = {
  name: "F1",
  title: "Full sync of 10 000 changes / the bare queries",
  measure: async () => [
    await atPace("at the pace of a real server", realPace, 5),
    { ...(await atPace("of a server that costs nothing", 0, 3)), goal: null },
  ],
};

async function atPace(what: string, pace: number, times: number): Promise<Measured> {
  await using server = await startStaticGerrit({ changes, perRow: pace });
  const requests = await requestsOf(server);
  const bare = bareClient(server.url);
  const ours = async () => {
    await using state = await freshState(server.url);
    return clock(() => observeServer(state.needs));
  };
  const theirs = () => clock(() => play(bare, requests));
  const measured = asMeasured(what, atMost(1.05), await inPairs(ours, theirs, times, 1));
  const extra = requests.all - requests.pages.length - requests.messages.length;
  return { ...measured, details: `${measured.details}; ${extra} requests more` };
}

type Requests = {
  readonly all: number;
  readonly pages: readonly string[];
  readonly messages: readonly string[];
};

/** What a full read asks, told by the server. The last look at what moved meanwhile is ours and not counted as bare. */
async function requestsOf(server: StaticGerrit): Promise<Requests> {
  await using state = await freshState(server.url);
  await observeServer(state.needs);
  const all = await server.asked();
  const listings = all.filter((path) => path.includes("/changes/?"));
  const messages = listings.filter((path) => path.includes("CURRENT_COMMIT"));
  const pages = listings.filter((path) => !messages.includes(path) && !path.includes("after%3A"));
  return { all: all.length, pages: pages.map(inside), messages: messages.map(inside) };
}

const inside = (path: string) => path.replace("/a/", "");

async function play(bare: Got<{ responseType: "text" }>, { pages, messages }: Requests) {
  for (const page of pages) await bare(page);
  const queue = [...messages];
  const drain = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await bare(next);
  };
  await Promise.all(Array.from({ length: inFlight }, drain));
}
