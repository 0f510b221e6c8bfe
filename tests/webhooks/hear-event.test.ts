import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listenTo } from "#lib/flow/hear-event.ts";
import { createGerrit } from "#lib/gerrit/client.ts";

const repository = "openstack/nova";
/** Nothing is asked of it: events are only understood. */
const gerrit = createGerrit({
  ...{ url: "http://127.0.0.1:1/", username: "slotbot", password: "secret", contact: null },
});
const project = {
  ...{ key: "nova", server: "opendev", repositories: [repository], branches: ["master"] },
  ...{ cores: null, others: [], pages: "https://slots.example.org/nova" },
};

const about = (number: number, project = repository) =>
  JSON.stringify({
    submitter: { username: "dana" },
    refUpdate: {
      project,
      refName: `refs/changes/${`${number % 100}`.padStart(2, "0")}/${number}/meta`,
    },
    type: "ref-updated",
  });

/** Somebody who listens, a clock that is set by hand, and all that was wanted with the time at which it begins. */
function listening() {
  const time = { now: 0 };
  const wanted: { kind: string; key: string; begins: number }[] = [];
  const add = async (kind: string, key: string, { delay = 0 } = {}) => {
    wanted.push({ kind, key, begins: time.now + delay });
  };
  const hear = listenTo(
    { server: "opendev", gerrit, projects: [project] },
    { add },
    () => time.now,
  );
  return { time, wanted, hear };
}

describe("an event", () => {
  test("has its change read at once", async () => {
    const { hear, wanted } = listening();

    expect(await hear(about(7))).toBe("reconcile");

    expect(wanted).toEqual([{ kind: "reconcile", key: "opendev 7", begins: 0 }]);
  });

  test.each([
    ["of a repository that nobody governs", about(7, "openstack/glance")],
    [
      "about no change",
      JSON.stringify({ refUpdate: { project: repository, refName: "refs/heads/master" } }),
    ],
    ["that is none", "<html>"],
  ])("%s sets nothing going", async (_what, event) => {
    const { hear, wanted } = listening();

    expect(await hear(event)).toBe("ignored");

    expect(wanted).toEqual([]);
  });

  test("throws when the queue is away, and the next one is heard as usual", async () => {
    const queue = { isAway: true };
    const add = async () => {
      if (queue.isAway) throw new Error("Redis is away");
    };
    const hear = listenTo({ server: "opendev", gerrit, projects: [project] }, { add }, () => 0);

    await expect(hear(about(7))).rejects.toThrow("away");
    queue.isAway = false;

    expect(await hear(about(7))).toBe("reconcile");
  });
});

describe("many events", () => {
  const story = fc.array(
    fc.record({ after: fc.nat({ max: 3_000 }), number: fc.integer({ min: 1, max: 30 }) }),
    { minLength: 1, maxLength: 300 },
  );

  test("are each followed by a read that begins after them", async () => {
    await fc.assert(
      fc.asyncProperty(story, async (events) => {
        const { time, hear, wanted } = listening();
        for (const { after, number } of events) {
          time.now += after;
          await hear(about(number));
          const last = wanted.at(-1);
          expect(["opendev", `opendev ${number}`]).toContain(last?.key);
          expect(last?.begins).toBeGreaterThanOrEqual(time.now);
        }
      }),
    );
  });

  test("never make more single reads than the server is spared for", async () => {
    await fc.assert(
      fc.asyncProperty(story, async (events) => {
        const { time, hear, wanted } = listening();
        for (const { after, number } of events) {
          time.now += after;
          await hear(about(number));
        }
        const singly = wanted.filter(({ kind }) => kind === "reconcile").length;
        expect(singly).toBeLessThanOrEqual(20 + (2 * time.now) / 1_000);
      }),
    );
  });
});
