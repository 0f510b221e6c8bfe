import { afterAll, beforeAll, describe } from "vitest";
import { type RedisServer, startRedis } from "#tests/support/redis-server.ts";
import { conformance } from "./conformance.ts";
import { redisFaults } from "./redis-faults.ts";

let redis: RedisServer;

beforeAll(async () => {
  redis = await startRedis();
});

afterAll(async () => {
  await redis[Symbol.asyncDispose]();
});

describe("the engine on Redis", () => {
  conformance((folder) => ({ kind: "redis", url: redis.url, prefix: folder }));
});

describe("when Redis is in trouble", redisFaults);
