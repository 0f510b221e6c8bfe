import { expect } from "vitest";
import type { ReviewServer } from "#tests/support/review-server.ts";
import { heading, rowOf } from "./figures.ts";
import { midsummer } from "./midsummer.ts";

/** The whole scenario on this server, printed tick by tick, with the figures that the records are known to give. */
export const expectMidsummer = async (server: ReviewServer): Promise<void> => {
  process.stdout.write(`\nNova, Juno, midsummer, on ${server.name}\n${heading}`);
  const [start, ...days] = await midsummer(server, {
    onTick: (figures) => process.stdout.write(rowOf(figures)),
  });
  expect(start).toMatchObject({ standing: 65, fullMessages: 30, fills: 10 });
  expect(days).toHaveLength(28);
  expect(sum(days.map(({ fills }) => fills))).toBeGreaterThanOrEqual(3);
};

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
