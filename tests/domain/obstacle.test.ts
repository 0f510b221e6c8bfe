import { expect, test } from "vitest";
import { deadJobs, fullDisk, noPass, obstacleText, skewFact } from "#lib/domain/obstacle.ts";

const minute = 60_000;
const read = new Date("2026-11-20T14:20:00Z");
const after = (milliseconds: number) => new Date(read.getTime() + milliseconds);

test("a service that makes no pass is told after three of them are missing, however often they come", () => {
  expect(noPass(read, after(2 * minute), "slots.db")).toBeNull();
  expect(noPass(read, after(3 * minute), "slots.db")).toMatchObject({ since: read, isTotal: true });
  // Every second is a setting for tests: a busy machine is no fault yet.
  expect(noPass(read, after(2 * minute), "slots.db", 1_000)).toBeNull();
  expect(noPass(read, after(20 * minute), "slots.db", 10 * minute)).toBeNull();
  expect(noPass(read, after(30 * minute), "slots.db", 10 * minute)).not.toBeNull();
});

test("a clock that was set back is no missing pass", () => {
  expect(noPass(read, after(-24 * 60 * minute), "slots.db")).toBeNull();
});

test("clocks that differ by less than two minutes agree; else it is said by how much, and which is ahead", () => {
  expect(skewFact(119_000)).toBeNull();
  expect(skewFact(-119_000)).toBeNull();
  expect(skewFact(5 * minute)).toBe("The service's clock is 5 min ahead of Gerrit's");
  expect(skewFact(-26 * 60 * minute)).toBe("The service's clock is 1 d behind Gerrit's");
});

test("a disk with little room is told before it is full", () => {
  const megabyte = 1024 ** 2;

  expect(fullDisk(200 * megabyte, "/data/slots.db")).toBeNull();
  expect(fullDisk(31.9 * megabyte, "/data/slots.db")).toMatchObject({
    fact: "The disk is nearly full, 31 MB are left",
    isTotal: false,
  });
});

test("an obstacle is one sentence", () => {
  expect(obstacleText(deadJobs(1, null))).toBe(
    "A job was given up: such work is done by the next one of its kind, if at all.",
  );
});
