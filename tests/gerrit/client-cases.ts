import { afterAll, beforeAll, describe, test } from "vitest";
import { setUpNova } from "#tests/support/nova.ts";
import type { ReviewServer } from "#tests/support/review-server.ts";
import { conversationCases } from "./conversation-cases.ts";
import { readingCases } from "./reading-cases.ts";
import { siteCases } from "./site-cases.ts";
import { clientOf, type Stage } from "./stage.ts";
import { votingCases } from "./voting-cases.ts";

/** Runs every case of the client on each of these servers. */
export function testClient(servers: Readonly<Record<string, () => Promise<ReviewServer>>>): void {
  for (const [name, start] of Object.entries(servers)) {
    describe(`the client on ${name}`, () => testOn(start));
  }
}

function testOn(start: () => Promise<ReviewServer>): void {
  let stage: Stage;
  beforeAll(async () => {
    const server = await start();
    const nova = await setUpNova(server);
    stage = { server, nova, gerrit: clientOf(server, nova) };
  });
  afterAll(() => stage?.server.stop());
  const cases = [...siteCases, ...readingCases, ...conversationCases, ...votingCases];
  for (const { name, check } of cases) {
    test(name, () => check(stage));
  }
}
