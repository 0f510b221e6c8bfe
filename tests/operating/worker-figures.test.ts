import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { countCall, countJob } from "#lib/metrics.ts";
import { serveMetrics } from "#workers/serve-metrics.ts";

test("a worker shows what it counts, and nothing of the state, which others tell", async () => {
  const server = await serveMetrics({ host: "127.0.0.1", metricsPort: 0 });
  if (server === null) throw new Error("it shows nothing");
  const { port } = server.address() as AddressInfo;
  const asked = { method: "GET", path: "changes/", milliseconds: 40, attempt: 1 } as const;
  countCall("opendev", { ...asked, code: null });
  countCall("opendev", { ...asked, code: "quota" });
  countJob("decide", "done", 1_200);

  const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
  const text = await answer.text();
  const elsewhere = await fetch(`http://127.0.0.1:${port}/`);
  server.close();

  expect(answer.headers.get("content-type")).toContain("version=0.0.4");
  expect(text).toContain('slots_gerrit_call_seconds_count{server="opendev",status="quota"} 1');
  expect(text).toContain('slots_job_seconds_sum{kind="decide",outcome="done"} 1.2');
  expect(text).not.toContain("slots_database");
  expect(text).not.toContain("slots_jobs");
  expect(elsewhere.status).toBe(404);
});

test("a worker without a port for them shows none", async () => {
  expect(await serveMetrics({ host: "127.0.0.1", metricsPort: null })).toBeNull();
});
