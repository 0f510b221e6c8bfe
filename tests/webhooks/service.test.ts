import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isHeld } from "#tests/support/bot-traces.ts";
import { startSandboxServer } from "#tests/support/sandbox-server.ts";
import { vote } from "#tests/support/votes.ts";
import { type ConfiguredService, configuredService, token } from "./configured-service.ts";

const minute = 60_000;
const label = "Code-Review";

let server: Awaited<ReturnType<typeof startSandboxServer>>;
let service: ConfiguredService;

beforeAll(async () => {
  server = await startSandboxServer();
  service = await configuredService(server);
}, 5 * minute);

afterAll(async () => {
  await service?.stop();
  await server?.stop();
});

const post = (path: string, body: string | Uint8Array<ArrayBuffer>) =>
  fetch(`${service.address}api/hooks/${path}`, { method: "POST", body });

describe("an event at the right address", () => {
  test(
    "has an approved change set free although nobody polls",
    async () => {
      const [number] = service.held;
      const scene = { server, people: service.nova };
      expect(await isHeld(scene, number)).toBe(true);
      server.sandbox.events.postTo({ url: service.hook });

      await vote(server, service.nova.cores[0], number, label, 2);

      await expect.poll(() => isHeld(scene, number), { timeout: minute }).toBe(false);
      expect(await isHeld(scene, service.held[1])).toBe(true);
    },
    2 * minute,
  );

  test("is answered at once, with nothing", async () => {
    const answer = await post(`gerrit/${token}`, event(service.held[1]));

    expect([answer.status, await answer.text()]).toEqual([202, ""]);
  });
});

describe("every other address is nowhere", () => {
  test.each([
    ["a wrong word", `gerrit/${"f".repeat(32)}`],
    ["a part of the word", `gerrit/${token.slice(0, -1)}`],
    ["a word too many", `gerrit/${token}x`],
    ["a server that takes no events", `silent/${token}`],
    ["a server that takes no events, and no word", "silent/%20"],
    ["an unknown server", `nowhere/${token}`],
    ["what every object has", `constructor/${token}`],
  ])("%s", async (_what, path) => {
    const answer = await post(path, event(service.held[1]));

    expect([answer.status, await answer.text()]).toEqual([404, ""]);
  });

  test("asking instead of posting tells the same of a right word and a wrong one", async () => {
    const asked = async (path: string) => {
      const answer = await fetch(`${service.address}api/hooks/${path}`);
      return [answer.status, await answer.text()];
    };

    expect(await asked(`gerrit/${token}`)).toEqual([405, ""]);
    expect(await asked(`gerrit/${"f".repeat(32)}`)).toEqual([405, ""]);
  });
});

describe("a hostile body does nothing", () => {
  test.each<readonly [string, string | Uint8Array<ArrayBuffer>]>([
    ["nothing", ""],
    ["no JSON", "<html>"],
    ["no UTF-8", new Uint8Array([0x7b, 0xff, 0xfe, 0x80, 0x7d])],
    ["a deep list", "[".repeat(60_000)],
    ["prototype keys", '{"__proto__":{"change":{"project":"openstack/nova","number":1}}}'],
    ["another repository", event(1, "openstack/glance")],
    ["a change that is not there", event(999_999)],
  ])("%s", async (_what, body) => {
    expect((await post(`gerrit/${token}`, body)).status).toBe(202);
    expect((await fetch(`${service.address}nova`)).status).toBe(200);
  });

  test("ten megabytes are not read", async () => {
    const answer = await post(`gerrit/${token}`, "x".repeat(10_000_000)).catch(() => null);

    expect([413, undefined]).toContain(answer?.status);
    expect((await fetch(`${service.address}nova`)).status).toBe(200);
  });

  test("a gigabyte of unknown length is not waited for", async () => {
    const chunk = new Uint8Array(1_000_000);
    const given = { chunks: 0 };
    const body = new ReadableStream({
      pull(controller) {
        given.chunks += 1;
        if (given.chunks > 1_000) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const input = { method: "POST", body, duplex: "half" } as RequestInit;

    const answer = await fetch(service.hook, input).catch(() => null);

    expect([413, undefined]).toContain(answer?.status);
    expect(given.chunks).toBeLessThan(1_000);
  });

  test("a sender that never ends its body is left", async () => {
    const { hostname, port, pathname } = new URL(service.hook);
    const socket = connect(Number(port), hostname);
    const head = `POST ${pathname} HTTP/1.1\r\nHost: slots\r\nContent-Length: 1000\r\n\r\n{`;
    socket.write(head);

    const [answer] = await once(socket, "data");

    expect(String(answer)).toContain("408");
    socket.destroy();
  });
});

test("the figures tell what events set going", async () => {
  const figures = await (await fetch(`${service.address}metrics`)).text();

  for (const to of ["ignored", "reconcile", "refused"]) {
    expect(figures).toMatch(new RegExp(`slots_events_total\\{server="gerrit",to="${to}"\\} [1-9]`));
  }
});

test("the doctor tells the address, but for its word", async () => {
  const { answers, errors } = await service.slots("doctor");

  const said = `${JSON.stringify(answers)}${errors}`;
  expect(said).toContain("Events are taken at http://slots.example.org/api/hooks/gerrit/");
  expect(said).not.toContain(token);
});

test("the word of the address is in no line of the log", () => {
  expect(service.said()).toContain("reconcile");
  expect(service.said()).not.toContain(token);
});

function event(number: number, project = "openstack/nova"): string {
  return JSON.stringify({ change: { project, number }, type: "comment-added" });
}
