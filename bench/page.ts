import { gunzipSync } from "node:zlib";
import { createGerrit } from "#lib/gerrit/client.ts";
import { atMost, type Figure } from "./figure.ts";
import { asMeasured, inPairs, processor } from "./pairs.ts";
import { account } from "./support/bare-client.ts";
import { tuning } from "./support/fresh-state.ts";
import { startStaticGerrit } from "./support/start-static-gerrit.ts";

/**
 * F2. What reading a page of 500 changes costs this process, from the socket to our own words (HTTP, unpacking,
 * parsing, validating, translating), against unpacking and parsing the same bytes that are there already.
 */
export const page: Figure = {
  name: "F2",
  title: "Processor time of a page of 500 changes / gunzip + JSON.parse of the same bytes",
  measure: async () => {
    await using server = await startStaticGerrit({ changes: 500 });
    const gerrit = createGerrit({ url: server.url, ...account }, tuning);
    const bytes = await bytesOf(server.url);
    const times = 10;
    const ours = () =>
      processor(async () => {
        for (let turn = 0; turn < times; turn += 1) await gerrit.openChanges(["openstack/nova"]);
      });
    const bare = () =>
      processor(() => {
        for (let turn = 0; turn < times; turn += 1) {
          JSON.parse(gunzipSync(bytes).toString().slice(5));
        }
      });
    return [
      asMeasured(
        `ten pages, ${bytes.length} bytes packed`,
        atMost(2),
        await inPairs(ours, bare, 15),
      ),
    ];
  },
};

/** The bytes as they come over the wire. */
async function bytesOf(url: string): Promise<Buffer> {
  const search = new URLSearchParams([
    ["q", '(project:"openstack/nova") status:open'],
    ["n", "500"],
  ]);
  const { request } = await import("node:http");
  return new Promise((resolve, reject) => {
    request(`${url}a/changes/?${search}`, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () => resolve(Buffer.concat(parts)));
    })
      .on("error", reject)
      .end();
  });
}
