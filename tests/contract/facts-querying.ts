import { expect } from "vitest";
import { ask } from "#tests/support/ask.ts";
import { atATime } from "#tests/support/at-a-time.ts";
import { abandon, deleteChange } from "#tests/support/changes.ts";
import type { Nova } from "#tests/support/nova.ts";
import { createProject } from "#tests/support/projects.ts";
import type { ReviewServer } from "#tests/support/review-server.ts";
import { changeOf } from "#tests/support/seen.ts";
import { type Fact, type Row, rowOf, rowsOf, upload } from "./fact.ts";

export const queryingFacts: readonly Fact[] = [
  {
    name: "a project's listing has its changes and no others, the last updated first",
    check: async (server, nova) => {
      const { repository, numbers } = await projectWith(server, nova, "listing", 3);
      const rows = await rowsOf(server, nova.bot, `project:"${repository}"`);
      expect(numbersOf(rows)).toEqual(numbers.toReversed());
    },
  },
  {
    name: "one query gives a flat list, two give a list of lists",
    check: async (server, nova) => {
      const [one, two] = [await upload(server, nova), await upload(server, nova)];
      const path = `changes/?q=change:${one}&q=change:${two}`;
      const [first, second] = (await ask(server, nova.bot, "GET", path)) as [Row[], Row[]];
      expect([numbersOf(first), numbersOf(second)]).toEqual([[one], [two]]);
    },
  },
  {
    name: "an unknown project lists as nothing; only projects/ tells that it is unknown",
    check: async (server, { bot }) => {
      expect(await rowsOf(server, bot, 'project:"openstack/nowhere"')).toEqual([]);
      const { status } = await server.request(bot, "GET", "projects/openstack%2Fnowhere");
      expect(status).toBe(404);
    },
  },
  {
    name: "a known project says that it is active, and which values its labels have",
    check: async (server, { bot }) => {
      const { body } = await server.request(bot, "GET", "projects/openstack%2Fnova");
      expect(body).toMatchObject({ name: "openstack/nova", state: "ACTIVE" });
      const { labels } = body as { labels: Record<string, { values: Record<string, string> }> };
      const values = Object.keys(labels["Code-Review"]?.values ?? {}).map(Number);
      expect(values.toSorted((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2]);
    },
  },
  {
    name: "a query that cannot be read is a 400",
    check: async (server, { bot }) => {
      const { status } = await server.request(bot, "GET", "changes/?q=project:%22open");
      expect(status).toBe(400);
    },
  },
  {
    name: "several projects are asked for in one query with OR",
    check: async (server, nova) => {
      const one = await projectWith(server, nova, "either", 1);
      const other = await projectWith(server, nova, "or", 1);
      const query = `(project:"${one.repository}" OR project:"${other.repository}")`;
      const found = numbersOf(await rowsOf(server, nova.bot, query));
      expect(found.toSorted()).toEqual([...one.numbers, ...other.numbers].toSorted());
    },
  },
  {
    name: "after: and before: include the second they name",
    check: async (server, nova) => {
      const number = await upload(server, nova);
      const { updated } = await rowOf(server, nova.bot, number);
      const second = updated.slice(0, 19);
      const after = await rowsOf(server, nova.bot, `change:${number} after:"${second}"`);
      const before = await rowsOf(server, nova.bot, `change:${number} before:"${second}"`);
      expect([numbersOf(after), numbersOf(before)]).toEqual([[number], [number]]);
    },
  },
  {
    name: "after: leaves out what was updated earlier",
    check: async (server, nova) => {
      const number = await upload(server, nova);
      const later = new Date(Date.now() + 3_600_000).toISOString().slice(0, 19).replace("T", " ");
      expect(await rowsOf(server, nova.bot, `change:${number} after:"${later}"`)).toEqual([]);
    },
  },
  {
    name: "without a status the abandoned are listed too",
    check: async (server, nova) => {
      const { repository, numbers } = await projectWith(server, nova, "statuses", 2);
      await abandon(server, nova.authors[0], numbers[0] ?? 0);
      const all = await rowsOf(server, nova.bot, `project:"${repository}"`);
      const open = await rowsOf(server, nova.bot, `project:"${repository}" status:open`);
      expect(all.map((row) => row.status).toSorted()).toEqual(["ABANDONED", "NEW"]);
      expect(numbersOf(open)).toEqual(numbers.slice(1));
    },
  },
  {
    name: "a cut listing says so on its last row, and only there",
    check: async (server, nova) => {
      const { repository } = await projectWith(server, nova, "cut", 3);
      const query = `project:"${repository}"`;
      const cut = await rowsOf(server, nova.bot, query, [], "&n=2");
      const whole = await rowsOf(server, nova.bot, query, [], "&n=3");
      expect(cut.map((row) => row._more_changes ?? false)).toEqual([false, true]);
      expect(whole.map((row) => row._more_changes ?? false)).toEqual([false, false, false]);
    },
  },
  {
    name: "more rows than the query limit are silently cut to 500",
    check: async (server, nova) => {
      const { repository } = await projectWith(server, nova, "limit", 501);
      const rows = await rowsOf(server, nova.bot, `project:"${repository}"`, [], "&n=1000");
      expect([rows.length, rows.at(-1)?._more_changes]).toEqual([500, true]);
    },
  },
  {
    name: "paging by offset skips a change when another leaves the listing",
    check: async (server, nova) => {
      const { repository, numbers } = await projectWith(server, nova, "offset", 4);
      const query = `project:"${repository}" status:open`;
      const first = await rowsOf(server, nova.bot, query, [], "&n=2");
      await abandon(server, nova.authors[0], first[0]?._number ?? 0);
      const second = await rowsOf(server, nova.bot, query, [], "&n=2&S=2");
      const seen = [...numbersOf(first), ...numbersOf(second)];
      expect(numbers.filter((number) => !seen.includes(number))).toEqual([numbers[1]]);
    },
  },
  {
    name: "a change is found by its Change-Id",
    check: async (server, nova) => {
      const number = await upload(server, nova);
      const { changeId } = await changeOf(server, number);
      expect(numbersOf(await rowsOf(server, nova.bot, `change:${changeId}`))).toEqual([number]);
    },
  },
  {
    name: "a deleted change vanishes without a row and is a 404",
    check: async (server, nova) => {
      const number = await upload(server, nova);
      await deleteChange(server, number);
      expect(await rowsOf(server, nova.bot, `change:${number}`)).toEqual([]);
      const { status } = await server.request(nova.bot, "GET", `changes/${number}`);
      expect(status).toBe(404);
    },
  },
];

/** A project of its own, so that nobody else's changes are in its listing; numbers in the order of upload. */
async function projectWith(server: ReviewServer, nova: Nova, name: string, count: number) {
  const repository = `openstack/${name}`;
  await createProject(server, repository, ["master"]);
  const subjects = Array.from({ length: count }, (_, index) => `Change ${index} of ${name}`);
  // In one go only where there are many: within a second, rows come in the order of their numbers.
  const atOnce = count > 10 ? 4 : 1;
  const numbers = await atATime(atOnce, subjects, (message) =>
    upload(server, nova, { repository, message }),
  );
  return { repository, numbers };
}

function numbersOf(rows: readonly Row[]): number[] {
  return rows.map((row) => row._number);
}
