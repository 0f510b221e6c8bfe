import { afterAll, beforeAll, expect, test } from "vitest";
import { addressOf, type StartedService, startService } from "#tests/support/running-service.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

/** A start may have to build the pages first, and this machine may be busy. */
const patience = 300_000;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let service: StartedService;
let address: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  service = startService({ SLOTS_DATA: folder.path, SLOTS_LOG: "debug", SLOTS_DEMO_SPEED: "0" });
  address = await addressOf(service);
}, patience);

afterAll(async () => {
  service.signal("SIGTERM");
  await service.ended;
  await folder[Symbol.asyncDispose]();
});

type Sample = {
  readonly name: string;
  readonly labels: Record<string, string>;
  readonly value: number;
};

/** As Prometheus reads them (https://prometheus.io/docs/instrumenting/exposition_formats/); anything else is refused. */
function parse(text: string): Sample[] {
  const lines = text.split("\n").filter((line) => line !== "");
  const comment = /^# (HELP|TYPE) ([a-z_:][\w:]*) .+$/i;
  const typed = new Set(lines.flatMap((line) => comment.exec(line)?.[2] ?? []));
  const samples = lines.filter((line) => !comment.test(line)).map(sampleOf);
  for (const { name } of samples) {
    const isTyped = typed.has(name) || typed.has(name.replace(/_(bucket|sum|count)$/, ""));
    if (!isTyped) throw new Error(`without a type: ${name}`);
  }
  return samples;
}

function sampleOf(line: string): Sample {
  const form = /^([a-z_:][\w:]*)(?:\{((?:\w+="[^"\\\n]*",?)*)\})? (\S+)$/i;
  const [, name, inner = "", value = ""] = form.exec(line) ?? [];
  if (name === undefined) throw new Error(`not Prometheus: ${line}`);
  const labels = [...inner.matchAll(/(\w+)="([^"]*)"/g)];
  return {
    name,
    labels: Object.fromEntries(labels.map(([, key = "", word = ""]) => [key, word])),
    value: Number(value),
  };
}

async function figures(): Promise<Sample[]> {
  const response = await fetch(`${address}metrics`);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toContain("text/plain");
  return parse(await response.text());
}

const figure = (samples: readonly Sample[], name: string, labels: Record<string, string> = {}) =>
  samples.find(
    (one) =>
      one.name === name && Object.entries(labels).every(([key, word]) => one.labels[key] === word),
  )?.value;

/** The demonstration fills its slots and places its holds within a minute. */
async function figuresWithHolds(): Promise<Sample[]> {
  const end = Date.now() + patience / 2;
  for (;;) {
    const samples = await figures();
    if ((figure(samples, "slots_holds_standing") ?? 0) > 0 || Date.now() > end) return samples;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

test(
  "the figures are such as Prometheus reads, and tell of slots, holds, calls, jobs and the state",
  async () => {
    const samples = await figuresWithHolds();

    const project = { project: "moonkettle" };
    expect(figure(samples, "slots_slots", project)).toBe(10);
    expect(figure(samples, "slots_slots_occupied", project)).toBe(10);
    expect(figure(samples, "slots_holds_standing", project)).toBeGreaterThan(0);
    expect(figure(samples, "slots_changes", { verdict: "waiting" })).toBeGreaterThan(0);
    expect(figure(samples, "slots_project_started", project)).toBe(1);
    expect(figure(samples, "slots_project_paused", project)).toBe(0);
    expect(figure(samples, "slots_problems", project)).toBe(0);
    expect(figure(samples, "slots_history_seq", project)).toBeGreaterThan(0);
    const sandbox = { server: "sandbox" };
    expect(figure(samples, "slots_server_seconds_since_read", sandbox)).toBeLessThan(180);
    expect(figure(samples, "slots_server_failing", sandbox)).toBe(0);
    const calls = { ...sandbox, status: "ok" };
    expect(figure(samples, "slots_gerrit_call_seconds_count", calls)).toBeGreaterThan(0);
    const reads = { kind: "observe", outcome: "done" };
    expect(figure(samples, "slots_job_seconds_count", reads)).toBeGreaterThan(0);
    expect(figure(samples, "slots_sent_total", { kind: "hold" })).toBeGreaterThan(0);
    expect(figure(samples, "slots_jobs", { state: "dead" })).toBe(0);
    expect(figure(samples, "slots_database_fault")).toBe(0);
    expect(figure(samples, "slots_disk_free_bytes")).toBeGreaterThan(0);
    expect(figure(samples, "process_resident_memory_bytes")).toBeGreaterThan(0);
  },
  patience,
);

test(
  "the figures stay as many, whatever is asked of the service",
  async () => {
    const labelsOf = async () =>
      new Set((await figures()).flatMap(({ labels }) => Object.keys(labels)));
    const before = await labelsOf();
    for (let number = 0; number < 20; number++) {
      await fetch(`${address}moonkettle/changes/${900_000 + number}`);
      await fetch(`${address}nowhere-${number}`);
    }

    expect(await labelsOf()).toEqual(before);
    const known = ["server", "status", "le", "kind", "outcome", "project", "verdict", "state"];
    const ofTheRuntime = ["type", "space", "version", "major", "minor", "patch", "code"];
    expect([...before].filter((label) => ![...known, ...ofTheRuntime].includes(label))).toEqual([]);
  },
  patience,
);

test("liveness and readiness answer, each request under its id", async () => {
  const live = await fetch(`${address}api/health/live`);
  const given = { "x-request-id": "from-the-proxy.1" };
  const ready = await fetch(`${address}api/health/ready`, { headers: given });
  const odd = await fetch(`${address}api/health`, { headers: { "x-request-id": "a b\u00e9<" } });

  expect([live.status, await live.json()]).toEqual([
    200,
    { alive: true, build: expect.any(String) },
  ]);
  expect([ready.status, await ready.json()]).toEqual([200, { ready: true }]);
  expect(ready.headers.get("x-request-id")).toBe("from-the-proxy.1");
  expect(live.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(odd.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(JSON.stringify(await odd.json())).not.toContain("remedy");
});

test("the log tells of requests, jobs and calls by their ids, a line of JSON each", async () => {
  await fetch(`${address}moonkettle`, { headers: { "x-request-id": "a-page" } });
  await fetch(`${address}api/health/ready`, { headers: { "x-request-id": "an-answer" } });

  const lines = service
    .said()
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line));
  const found = (fields: object) => expect(lines).toContainEqual(expect.objectContaining(fields));
  found({ level: "info", msg: "started", role: "all" });
  found({ msg: "page", request: "a-page" });
  found({ msg: "request", request: "an-answer", path: "/api/health/ready", status: 200 });
  found({ msg: "job", job: "observe sandbox", outcome: "done" });
  found({ msg: "gerrit", job: "observe sandbox", server: "sandbox", status: "ok", try: 1 });
  found({ msg: "sent", job: "send moonkettle", what: "hold" });
  expect(lines.every(({ level, time }) => level && !Number.isNaN(Date.parse(time)))).toBe(true);
});
