import { expect, test } from "vitest";
import { abandon, createChange } from "#tests/support/changes.ts";
import { list, repository, sandboxWithAuthor } from "./stage.ts";

const open = "q=status:open&n=2";
const numbers = (rows: readonly { _number: number }[]) => rows.map(({ _number }) => _number);

/** A clock that is a minute later each time it is read. */
function hurriedClock(): () => Date {
  let minutes = 0;
  return () => {
    minutes += 1;
    return new Date(Date.UTC(2026, 7, 1, 10, minutes));
  };
}

test("a reader who counts rows misses a change when another leaves the list between two pages", async () => {
  const { server, jay } = await sandboxWithAuthor({ now: hurriedClock() });
  for (const message of ["one", "two", "three", "four"]) {
    await createChange(server, jay, { repository, message });
  }

  const first = await list(server, jay, open);
  await abandon(server, jay, 4);
  const second = await list(server, jay, `${open}&S=2`);

  expect(numbers(first)).toEqual([4, 3]);
  expect(first.at(-1)?._more_changes).toBe(true);
  expect(numbers(second)).toEqual([1]);
});

test("a reader who goes on from the last row's time misses nothing", async () => {
  const { server, jay } = await sandboxWithAuthor({ now: hurriedClock() });
  for (const message of ["one", "two", "three", "four"]) {
    await createChange(server, jay, { repository, message });
  }

  const first = await list(server, jay, open);
  await abandon(server, jay, 4);
  const before = encodeURIComponent(` before:"${first.at(-1)?.updated}"`);
  const second = await list(server, jay, `q=status:open${before}&n=3`);

  expect(numbers(second)).toEqual([3, 2, 1]);
  expect(second.at(-1)).not.toHaveProperty("_more_changes");
});

test("changes of the same second come with the highest number first, and no page has more than 500", async () => {
  const now = () => new Date("2026-08-01T10:00:00Z");
  const { server, jay } = await sandboxWithAuthor({ now });
  for (let count = 0; count < 501; count += 1) {
    await createChange(server, jay, { repository, message: `Change ${count}` });
  }

  const rows = await list(server, jay, "q=status:open&n=1000");

  expect(rows).toHaveLength(500);
  expect([rows[0]?._number, rows.at(-1)?._number]).toEqual([501, 2]);
  expect(rows.at(-1)?._more_changes).toBe(true);
});
