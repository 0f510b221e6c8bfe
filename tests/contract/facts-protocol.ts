import { expect } from "vitest";
import { setPrivate } from "#tests/support/changes.ts";
import type { Person } from "#tests/support/review-server.ts";
import { type Fact, rowOf, upload } from "./fact.ts";

export const protocolFacts: readonly Fact[] = [
  {
    name: "an answer in JSON begins with a line that no browser runs",
    check: async (server, { bot }) => {
      const { text } = await server.request(bot, "GET", "accounts/self");
      expect(text.startsWith(")]}'\n")).toBe(true);
    },
  },
  {
    name: "an error is plain text without that line",
    check: async (server, { bot }) => {
      const { status, text } = await server.request(bot, "GET", "changes/999999");
      expect(status).toBe(404);
      expect(text.trim()).toBe("Not found: 999999");
    },
  },
  {
    name: "a 204 has no body",
    check: async (server, nova) => {
      const number = await upload(server, nova, { topic: "bp/gone" });
      const answer = await server.request(nova.authors[0], "DELETE", `changes/${number}/topic`);
      expect([answer.status, answer.text]).toEqual([204, ""]);
    },
  },
  {
    name: "a JSON content type with an empty body is a 400",
    check: async (server, nova) => {
      const number = await upload(server, nova);
      const response = await fetch(`${server.url}a/changes/${number}/abandon`, {
        method: "POST",
        headers: { ...signIn(nova.authors[0]), "Content-Type": "application/json" },
      });
      expect(response.status).toBe(400);
    },
  },
  {
    name: "unknown fields of the input are ignored silently",
    check: async (server, nova) => {
      const number = await upload(server, nova);
      const input = { topic: "bp/known", colour: "green" };
      const path = `changes/${number}/topic`;
      const answer = await server.request(nova.authors[0], "PUT", path, input);
      expect(answer.body).toBe("bp/known");
    },
  },
  {
    name: "without /a/ one is silently anonymous and sees less",
    check: async (server, nova) => {
      const number = await upload(server, nova);
      const isListed = async () => {
        const answer = await server.request(null, "GET", `changes/?q=change:${number}`);
        expect(answer.status).toBe(200);
        return (answer.body as unknown[]).length === 1;
      };
      expect(await isListed()).toBe(true);
      await setPrivate(server, nova.authors[0], number);
      expect(await isListed()).toBe(false);
    },
  },
  {
    name: "/a/ without a sign-in, and with a wrong password, is a 401",
    check: async (server, { bot }) => {
      const bare = await fetch(`${server.url}a/accounts/self`, { redirect: "manual" });
      const wrong = { ...bot, password: "wrong" };
      const refused = await server.request(wrong, "GET", "accounts/self");
      expect([bare.status, refused.status]).toEqual([401, 401]);
    },
  },
  {
    name: "accounts/self names the bot and says that it is a service user",
    check: async (server, { bot }) => {
      const { body } = await server.request(bot, "GET", "accounts/self");
      expect(body).toMatchObject({
        _account_id: bot.accountId,
        name: "Review slots",
        username: "slotbot",
        tags: ["SERVICE_USER"],
      });
    },
  },
  {
    name: "people, and the administrator, are no service users",
    check: async (server, nova) => {
      for (const person of [nova.authors[0], nova.cores[0], server.admin]) {
        const { body } = await server.request(person, "GET", "accounts/self");
        expect(body).not.toHaveProperty("tags");
      }
    },
  },
  {
    name: "the capabilities tell the query limit and who administrates the server",
    check: async (server, { bot }) => {
      const path = "accounts/self/capabilities";
      const own = await server.request(bot, "GET", path);
      const administrator = await server.request(server.admin, "GET", path);
      expect(own.body).toMatchObject({ queryLimit: { max: 500 } });
      expect(own.body).not.toHaveProperty("administrateServer");
      expect(administrator.body).toMatchObject({ administrateServer: true });
    },
  },
  {
    name: "the version is one JSON string",
    check: async (server, { bot }) => {
      const { status, body } = await server.request(bot, "GET", "config/server/version");
      expect([status, typeof body]).toEqual([200, "string"]);
    },
  },
  {
    name: "answers carry the server's date",
    check: async (server) => {
      const response = await fetch(`${server.url}config/server/version`);
      const away = Math.abs(Date.now() - Date.parse(response.headers.get("date") ?? ""));
      expect(away).toBeLessThan(5_000);
    },
  },
  {
    name: "under a wrong base path there is no JSON",
    check: async (server, { bot }) => {
      const response = await fetch(`${server.url}gerrit/a/accounts/self`, {
        redirect: "manual",
        headers: signIn(bot),
      });
      expect([302, 404]).toContain(response.status);
      expect(await response.text()).not.toContain(")]}'");
    },
  },
  {
    name: "times are UTC with nine decimals, whole seconds in practice",
    check: async (server, nova) => {
      const row = await rowOf(server, nova.bot, await upload(server, nova));
      expect(row.updated).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.000000000$/);
      const away = Math.abs(Date.now() - Date.parse(`${row.updated.replace(" ", "T")}Z`));
      expect(away).toBeLessThan(10_000);
    },
  },
  {
    name: "a change's id is project~number, encoded, and is used as it is",
    check: async (server, nova) => {
      const number = await upload(server, nova);
      const { id } = await rowOf(server, nova.bot, number);
      expect(id).toBe(`openstack%2Fnova~${number}`);
      const { body } = await server.request(nova.bot, "GET", `changes/${id}`);
      expect(body).toMatchObject({ id, _number: number });
    },
  },
];

function signIn({ username, password }: Person): Record<string, string> {
  return { Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}` };
}
