import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import type { SlotsRun } from "#tests/support/slots-command.ts";
import { type Place, slotsIn } from "./place.ts";
import type { BadInput } from "./row.ts";

const doctor = "Run slots doctor: it names what to mend.";
const checkUrl =
  "Check the server's URL: it is the part before config/server/version, without a login page before it.";
const page = "<!doctype html><title>Sign in</title><form></form>";

/** The second project's server is no Gerrit, or answers as none should; the first one's is well. */
export const badServers: readonly BadInput[] = [
  unread(
    "a URL where nothing listens",
    "can't be reached (ECONNREFUSED). Check its URL, the network and whether it runs.",
    (place) => tickWith(place, "http://127.0.0.1:1/"),
  ),
  unread(
    "a URL of another site",
    `answered 404 (a web page): there is no Gerrit. ${checkUrl}`,
    (place) => tickAgainst(place, (_request, response) => response.writeHead(404).end(page)),
  ),
  unread(
    "a login page with 200",
    `answered with a web page, perhaps a login page. ${checkUrl}`,
    (place) =>
      tickAgainst(place, (_request, response) =>
        response.writeHead(200, { "Content-Type": "text/html" }).end(page),
      ),
  ),
  unread("a redirect", `answered 302: it sends us elsewhere. ${checkUrl}`, (place) =>
    tickAgainst(place, (_request, response) =>
      response.writeHead(302, { Location: "/login/" }).end(),
    ),
  ),
  unread("truncated JSON", "sent an answer that was cut. It is tried again later.", (place) =>
    tickAgainst(place, (_request, response) =>
      response.writeHead(200).end(`)]}'\n[{"_number": 1, "project": "opens`),
    ),
  ),
  unread(
    "a server that is down",
    "answered 503 (Try later): it is down or overloaded. It is tried again later.",
    (place) => tickAgainst(place, (_request, response) => response.writeHead(503).end("Try later")),
  ),
  unread(
    "JSON of another program",
    "answered config/server/version in a shape we do not know (as a whole: Invalid input: expected string, received object). Gerrit 3.9 and later are supported.",
    (place) =>
      tickAgainst(place, (_request, response) =>
        response.writeHead(200).end(`)]}'\n{"status": "ok"}`),
      ),
  ),
];

function unread(input: string, says: string, call: (place: Place) => Promise<SlotsRun>): BadInput {
  const text = `other could not be read: URL/ ${says}`;
  return { input, call, exitCode: 3, says: { code: "unread", text, remedy: doctor } };
}

/** A pass while the second project's server answers everything in this way. */
async function tickAgainst(place: Place, answer: RequestListener): Promise<SlotsRun> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await tickWith(place, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function tickWith(place: Place, url: string): Promise<SlotsRun> {
  await place.configure(({ servers }) => {
    servers.shaky["url"] = url;
  });
  const run = await slotsIn(place)("tick");
  return { ...run, errors: run.errors.replaceAll(url, "URL/") };
}
