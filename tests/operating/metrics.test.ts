import { expect, test } from "vitest";
import { measure } from "#lib/flow/measure.ts";
import { renderMetrics } from "#lib/metrics.ts";
import { passingProject } from "#tests/support/passing-project.ts";

test("a server that was never read has an age too, so that the alert on it can fire", async () => {
  await using nova = await passingProject();
  const { needs, project } = nova;
  const measures = await measure({ ...needs, projects: new Map([[project.key, project]]) });

  const text = await renderMetrics(measures);

  expect(measures.servers).toMatchObject([{ secondsSinceRead: null }]);
  const [, age] = /^slots_server_seconds_since_read\{server="[^"]+"\} (\S+)$/m.exec(text) ?? [];
  expect(Number(age)).toBeGreaterThan(0);
  expect(Number(age)).toBeLessThanOrEqual(process.uptime());
});
