import { expect, test } from "vitest";
import { showChanges } from "#lib/flow/show-changes.ts";
import { createChange } from "#tests/support/changes.ts";
import { silentProject } from "#tests/support/silent-project.ts";
import { vote } from "#tests/support/votes.ts";

test("a filter leaves some of the changes, and no count is changed by it", async () => {
  await using stage = await silentProject();
  const { server, nova, needs, project, inside, next, wait } = stage;
  const [dana] = nova.cores;
  const { repository } = nova;
  const bug = await createChange(server, nova.authors[2], {
    repository,
    message: "Fix it\n\nCloses-Bug: #1234567",
  });
  wait("1h");
  await vote(server, dana, inside, "Code-Review", -1);
  await vote(server, dana, bug, "Code-Review", -2);
  await stage.pass();
  const all = await showChanges(needs, project, {});
  expect(all.counts).toEqual({
    ...{ all: 3, held: 1, human2: 1 },
    verdicts: { "in-slot": 1, waiting: 1, bug: 1 },
    turns: { author: 1 },
  });

  const filters = [
    [{}, [inside, next, bug]],
    [{ verdict: "waiting" }, [next]],
    [{ held: true }, [next]],
    [{ human2: true }, [bug]],
    [{ turn: "author" }, [inside]],
    [{ owner: "KIM" }, [next]],
    [{ blueprint: "INSIDE" }, [inside]],
    [{ blueprint: "inside", held: true }, []],
    [{ verdict: "no-such-verdict" }, []],
  ] as const;
  for (const [filter, expected] of filters) {
    const { rows, found, counts } = await showChanges(needs, project, filter);
    expect([found, ...rows.map(({ change }) => change)]).toEqual([expected.length, ...expected]);
    expect(counts).toEqual(all.counts);
  }
});

test("a page has fifty changes, and one beyond the last is the last", async () => {
  await using stage = await silentProject();
  const { server, nova, needs, project } = stage;
  for (let count = 1; count <= 51; count += 1) {
    await createChange(server, nova.authors[2], {
      repository: nova.repository,
      message: `Fix ${count}\n\nCloses-Bug: #1234567`,
    });
  }
  await stage.pass();

  const first = await showChanges(needs, project, {});
  const beyond = await showChanges(needs, project, {}, 99);

  expect([first.rows.length, first.page, first.pages]).toEqual([50, 1, 2]);
  expect([beyond.rows.length, beyond.page]).toEqual([3, 2]);
});
