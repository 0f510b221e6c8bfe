import { afterAll, beforeAll, describe } from "vitest";
import { type RedisServer, startRedis } from "#tests/support/redis-server.ts";
import { testBurst } from "./burst.ts";

let redis: RedisServer;

beforeAll(async () => {
  redis = await startRedis();
});

afterAll(async () => {
  await redis[Symbol.asyncDispose]();
});

describe("by the engine on Redis", () => {
  testBurst((folder) => ({ kind: "redis", url: redis.url, prefix: folder }));
});
