import { expect, test } from "vitest";
import { watchFaults } from "#lib/database/condition.ts";
import { DatabaseError } from "#lib/database/database-error.ts";
import { temporaryStore } from "#tests/support/temporary-store.ts";

const minute = 60_000;
const words = { text: "It is so.", remedy: "Do this." };

function watched() {
  const clock = { now: Date.parse("2026-11-20T18:00:00Z") };
  const faults = watchFaults(() => new Date(clock.now));
  return {
    ...faults,
    later: (milliseconds: number) => {
      clock.now += milliseconds;
    },
    fails: (fault: DatabaseError["fault"]) => faults.note(new DatabaseError(fault, words)),
  };
}

test("a fault stands since its first failure until a transaction goes well", () => {
  const { fails, goneWell, later, standing } = watched();

  fails("read-only");
  later(5 * minute);
  fails("read-only");

  expect(standing()).toMatchObject({ fault: "read-only", since: new Date("2026-11-20T18:00:00Z") });
  goneWell();
  expect(standing()).toBeNull();
});

test("a refused entry is no fault of the database, nor is an error of another kind", () => {
  const { fails, note, standing } = watched();

  fails("refused");
  note(new Error("a bug"));

  expect(standing()).toBeNull();
});

test("on a full disk a small write that goes well is no end of it; a calm minute and a half is", () => {
  const { fails, goneWell, later, standing } = watched();

  fails("disk-full");
  goneWell();
  expect(standing()).toMatchObject({ fault: "disk-full" });
  later(2 * minute);
  goneWell();

  expect(standing()).toBeNull();
});

test("a disk without room is a fault before anything was written, and over once there is room again", () => {
  const { see, later, standing } = watched();

  see(0, "/data/slots.db");
  expect(standing()).toMatchObject({
    fault: "disk-full",
    text: "The disk that holds /data/slots.db is full.",
  });
  see(10 ** 9, "/data/slots.db");
  expect(standing()).not.toBeNull();
  later(2 * minute);
  see(10 ** 9, "/data/slots.db");

  expect(standing()).toBeNull();
});

test("a state tells its size, its schema and the room on its disk", async () => {
  await using state = await temporaryStore();

  const condition = await state.condition();

  expect(condition).toMatchObject({ fault: null, schema: expect.stringMatching(/^\d{4}_/) });
  expect(condition.bytes).toBeGreaterThan(10_000);
  expect(condition.freeBytes).toBeGreaterThan(0);
  expect(condition.totalBytes).toBeGreaterThanOrEqual(condition.freeBytes);
});
