import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isHeld } from "#tests/support/bot-traces.ts";
import type { PrintedPass } from "#tests/support/slots-command.ts";
import { dumpPart, dumpState } from "#tests/support/state-dump.ts";
import { badImports, badState } from "./bad-input/files.ts";
import { novaRepository, openTemplate, uploadWork } from "./bad-input/place.ts";
import { badRights } from "./bad-input/rights.ts";
import { type BadInput, complaintsOf } from "./bad-input/row.ts";
import { badServers } from "./bad-input/servers.ts";
import { badConfigurations, badPolicies } from "./bad-input/settings.ts";
import { badSurroundings } from "./bad-input/surroundings.ts";
import { badWords } from "./bad-input/words.ts";

const MINUTE = 60_000;

let template: Awaited<ReturnType<typeof openTemplate>>;
beforeAll(async () => {
  template = await openTemplate();
}, 2 * MINUTE);
afterAll(() => template?.close());

describe("a server that can't be used changes nothing of its project, and the other one is done", () => {
  test.each([...badServers, ...badRights])("$input", expectOtherDone, MINUTE);
});

describe("what is refused changes nothing, byte for byte", () => {
  test.each([
    ...badPolicies,
    ...badConfigurations,
    ...badWords,
    ...badImports,
    ...badState,
    ...badSurroundings,
  ])("$input", expectNothingChanged, MINUTE);
});

async function expectOtherDone(row: BadInput): Promise<void> {
  const { spoil, call, exitCode, says, unchanged } = row;
  await using place = await template.copy();
  const fresh = await uploadWork(place, novaRepository, "objects");
  await spoil?.(place);
  const part = { project: "other", server: "shaky", ...(unchanged ? { tables: unchanged } : {}) };
  const before = dumpPart(place.data, part);

  const run = await call(place);

  expect([run.code, complaintsOf(run, place)]).toEqual([exitCode, [says]]);
  const [nova, other] = run.answers as [PrintedPass, PrintedPass];
  expect([nova.complete, other.complete]).toEqual([true, exitCode !== 3]);
  expect(other.actions.filter(({ change }) => change !== undefined)).toEqual([]);
  expect(await isHeld(place, fresh)).toBe(true);
  expect(dumpPart(place.data, part)).toBe(before);
}

async function expectNothingChanged({ spoil, call, exitCode, says }: BadInput): Promise<void> {
  await using place = await template.copy();
  await spoil?.(place);
  const before = dumpState(place.data);

  const run = await call(place);

  expect([run.code, complaintsOf(run, place)]).toEqual([exitCode, [says]]);
  expect(run.answers).toEqual([]);
  expect(dumpState(place.data)).toBe(before);
}
