import { expect, test } from "vitest";
import { runPasses } from "#lib/flow/run-passes.ts";
import { abandon, createChange } from "#tests/support/changes.ts";
import { passingProject } from "#tests/support/passing-project.ts";
import { silentProject } from "#tests/support/silent-project.ts";
import { vote } from "#tests/support/votes.ts";

const day = 86_400_000;

test.each([-40, 40])(
  "no slot falls free as empty by a clock that was %i days off",
  async (days) => {
    await using stage = await silentProject({ "slots.freeEmptyAfter": "3d" });
    const { server, nova, inside, acts, wait, later } = stage;
    if (days > 0) {
      await abandon(server, nova.authors[0], inside);
      await acts();
    }
    later(days * day);
    if (days < 0) await abandon(server, nova.authors[0], inside);
    expect(await acts()).toEqual([]);
    expect(await acts()).toEqual([]);

    later(-days * day);
    wait("1d");
    // Its first pass sees that the clock is right again, and from when the slot is empty.
    await acts();
    expect(await acts()).toEqual([]);
    wait("3d");
    expect(await acts()).toContain("free inside empty");
  },
);

test.each([-40, 40])(
  "who enters by a clock that was %i days off is warned in time",
  async (days) => {
    await using stage = await silentProject({ "slots.freeEmptyAfter": "0s" });
    const { server, nova, inside, next, acts, wait, later } = stage;
    await abandon(server, nova.authors[0], inside);
    later(days * day);
    expect(await acts()).toContain("fill next ready");
    await vote(server, nova.cores[0], next, "Code-Review", -1);

    later(-days * day);
    await acts();
    wait("4d");
    expect(await acts()).toEqual([]);
    wait("1d");
    expect(await acts()).toEqual([`warn ${next}`]);
  },
);

test("what is closed while the first listing goes on is seen by the next read", async () => {
  const clock = { now: new Date("2014-07-01T09:00:00Z") };
  await using stage = await passingProject({}, { clock: () => clock.now });
  const { server, nova, needs } = stage;
  const { gerrit } = needs;
  const [author] = nova.authors;
  const upload = () => createChange(server, author, { repository: nova.repository, message: "A" });
  const closed = await upload();
  const openChanges: typeof gerrit.openChanges = async (...asked) => {
    const { changes } = await gerrit.openChanges(...asked);
    await abandon(server, author, closed);
    clock.now = new Date(clock.now.getTime() + 600_000);
    await upload();
    const rest = await gerrit.openChanges(...asked);
    return { ...rest, changes: [...changes, ...rest.changes] };
  };
  const slow = { ...needs, gerrit: { ...gerrit, openChanges } };
  await runPasses({ ...slow, servers: new Map([["sandbox", slow]]) }, "a test");

  await stage.pass();
  const known = await needs.database.store.changes.versions("sandbox");
  expect(known.get(closed)).toMatchObject({ status: "ABANDONED" });
});
