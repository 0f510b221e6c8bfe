import { createServer, get, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { largeProject } from "#tests/browser/large-project.ts";
import { nameAt } from "#tests/support/large-backlog.ts";
import { answerOf } from "#tests/support/slots-command.ts";
import { atMost, type Figure } from "./figure.ts";
import { asMeasured, inPairs } from "./pairs.ts";

const pages = 1_000;
const blueprints = 200;

/**
 * F11. From a move in the order that another process commits to the last of 1 000 pages that hears of it, against a bare
 * server that writes one event to as many listeners. The listeners of both are in this process.
 */
export const live: Figure = {
  name: "F11",
  title: "A rank change committed to the last of 1 000 live pages / a bare broadcast",
  measure: async () => {
    const bare = await startBroadcast();
    const service = await largeProject(blueprints);
    const ours = await listeners(`${service.address}api/v1/projects/nova/events`);
    const theirs = await listeners(bare.address);
    let turn = 0;
    const moved = async () => {
      turn += 1;
      const heard = ours.allHear();
      const place = turn % 2 === 0 ? "top" : "bottom";
      await answerOf(service.slots, "rank", nameAt(2), place, "--reason", "for the figure");
      return heard;
    };
    const told = async () => {
      const heard = theirs.allHear();
      bare.tell(`event: history\ndata: {"kind":"rank","at":"${new Date().toISOString()}"}\n\n`);
      return heard;
    };
    try {
      const what = "committed to heard by all";
      return [asMeasured(what, atMost(1.5), await inPairs(moved, told, 9, 2))];
    } finally {
      ours.close();
      theirs.close();
      await service.stop();
      bare.close();
    }
  },
};

/** So many open lines to the address; `allHear` gives the time from the event's own instant to the last line. */
async function listeners(address: string) {
  const lines = await Promise.all(Array.from({ length: pages }, () => openLine(address)));
  return {
    allHear: async (): Promise<number> => {
      const instants = await Promise.all(lines.map((line) => line.nextMove()));
      return Date.now() - Math.max(...instants);
    },
    close: () => {
      for (const line of lines) line.close();
    },
  };
}

async function openLine(address: string) {
  let heard: (text: string) => void = () => {};
  const asked = get(address, { agent: false });
  await new Promise<void>((resolve, reject) => {
    asked.on("error", reject);
    asked.on("response", (answer) => {
      answer.setEncoding("utf8").on("data", (text: string) => heard(text));
      answer.on("error", () => {
        // It was ended from here.
      });
      resolve();
    });
  });
  return {
    close: () => asked.destroy(),
    /** The instant of the next move, in milliseconds. */
    nextMove: () =>
      new Promise<number>((resolve) => {
        let text = "";
        heard = (more) => {
          text += more;
          const at = instantOfMove(text);
          if (at !== null) resolve(at);
        };
      }),
  };
}

/** Of the first move among the whole events in this text. */
function instantOfMove(text: string): number | null {
  const events = [...text.matchAll(/^data: (.*)$\n/gm)].map(
    ([, data = "{}"]): { kind?: string; at?: string } => JSON.parse(data),
  );
  const at = events.find(({ kind }) => kind === "rank")?.at;
  return at === undefined ? null : Date.parse(at);
}

/** A server that does nothing but write what it is told to all who listen. */
async function startBroadcast() {
  const answers = new Set<ServerResponse>();
  const server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.flushHeaders();
    answers.add(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    tell: (text: string) => {
      for (const response of answers) response.write(text);
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
