import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Measures, ProjectMeasures } from "./flow/measure.ts";
import type { GerritCall } from "./gerrit/client.ts";

declare global {
  // Pages and instrumentation are two instances of every module; each figure is counted once.
  var reviewSlotsMetrics: ReturnType<typeof createMetrics> | undefined;
}

function createMetrics() {
  const own = new Registry();
  collectDefaultMetrics({ register: own });
  const histogram = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Histogram({ name: `slots_${name}`, help, labelNames, registers: [own], buckets });
  const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name: `slots_${name}`, help, labelNames, registers: [own] });
  return {
    own,
    calls: histogram("gerrit_call_seconds", "Calls to a review server.", "server", "status"),
    jobs: histogram("job_seconds", "Jobs that ended in this process.", "kind", "outcome"),
    sent: counter("sent_total", "What Gerrit confirmed to have taken.", "project", "kind"),
    events: counter("events_total", "Events of a server by what they set going.", "server", "to"),
    streams: new Gauge({
      name: "slots_event_streams",
      help: "Readers of events in this process now.",
      registers: [own],
    }),
    failures: counter("send_failures_total", "What could not be sent.", "project", "code"),
    state: createGauges(),
  };
}

/** What is read from the state, and so told by whoever reads it only. */
function createGauges() {
  const registry = new Registry();
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Gauge({ name: `slots_${name}`, help, labelNames, registers: [registry] });
  return {
    registry,
    sinceRead: gauge(
      "server_seconds_since_read",
      "Age of the last good read; where there was none, of this process.",
      "server",
    ),
    failing: gauge("server_failing", "1 while the server can't be read.", "server"),
    queue: gauge("jobs", "Jobs by state: waiting, running, dead.", "state"),
    queueAway: gauge("jobs_away", "1 while the queue of jobs can't be reached."),
    databaseBytes: gauge("database_bytes", "Size of the database."),
    diskFree: gauge("disk_free_bytes", "Room left on the disk of the database."),
    databaseFault: gauge("database_fault", "1 while the database can't be read or written."),
    projects: projectGauges(gauge),
  };
}

/** Seconds: from a quick page of rows to the longest wait for an answer. */
const buckets = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100];

type MakeGauge = <Label extends string>(
  name: string,
  help: string,
  ...labels: Label[]
) => Gauge<Label>;

const projectGauges = (gauge: MakeGauge) => ({
  slots: gauge("slots", "Slots by the policy.", "project"),
  occupied: gauge("slots_occupied", "Slots with a blueprint in them.", "project"),
  changes: gauge("changes", "Open governed changes by verdict.", "project", "verdict"),
  standing: gauge("holds_standing", "Holds that stand in Gerrit.", "project"),
  waiting: gauge("holds_waiting", "New holds that wait for a person.", "project"),
  backlog: gauge("backlog", "Blueprints in line.", "project"),
  ready: gauge("backlog_ready", "Blueprints in line that are ready.", "project"),
  problems: gauge("problems", "What slots status tells as wrong.", "project"),
  started: gauge("project_started", "1 once a first plan was approved.", "project"),
  paused: gauge("project_paused", "1 while the project is paused.", "project"),
  history: gauge("history_seq", "Number of the newest decision.", "project"),
});

globalThis.reviewSlotsMetrics ??= createMetrics();
const metrics = globalThis.reviewSlotsMetrics;

/** One call to a review server. */
export function countCall(server: string, { code, milliseconds }: GerritCall): void {
  metrics.calls.observe({ server, status: code ?? "ok" }, milliseconds / 1000);
}

/** One job that ended in this process, with how it went. */
export function countJob(
  kind: string,
  outcome: "done" | "incomplete" | "failed",
  milliseconds: number,
): void {
  metrics.jobs.observe({ kind, outcome }, milliseconds / 1000);
}

/** One event that a server posted, with what it set going; `lost` where the queue was away. */
export function countEvent(
  server: string,
  to: "ignored" | "reconcile" | "observe" | "refused" | "lost",
): void {
  metrics.events.inc({ server, to });
}

/** So many read events of this process now. */
export function countStreams(open: number): void {
  metrics.streams.set(open);
}

/** One thing that Gerrit took: a hold, a lift, words … */
export function countSent(project: string, kind: string): void {
  metrics.sent.inc({ project, kind });
}

/** One thing that could not be sent, by its stable code. */
export function countSendFailure(project: string, code: string): void {
  metrics.failures.inc({ project, code });
}

export const metricsType: string = metrics.own.contentType;

/**
 * Everything as Prometheus reads it: what this process counts itself and, unless it is null, the state. Of one that
 * can't be read nothing is told but that.
 */
export async function renderMetrics(measures: Measures | "unreadable" | null): Promise<string> {
  const { own, state } = metrics;
  if (measures === null) return own.metrics();
  if (measures !== "unreadable") {
    setState(measures);
    return `${await own.metrics()}\n${await state.registry.metrics()}`;
  }
  state.databaseFault.set(1);
  const fault = await state.registry.getSingleMetricAsString("slots_database_fault");
  return `${await own.metrics()}\n${fault}\n`;
}

function setState({ servers, projects, jobs, database }: Measures): void {
  const { state } = metrics;
  state.sinceRead.reset();
  for (const { server, secondsSinceRead, isFailing } of servers) {
    // Without a sample no alert on it could fire.
    state.sinceRead.set({ server }, secondsSinceRead ?? process.uptime());
    state.failing.set({ server }, Number(isFailing));
  }
  state.queueAway.set(Number(jobs === null));
  for (const [name, count] of Object.entries(jobs ?? {})) state.queue.set({ state: name }, count);
  state.databaseBytes.set(database.bytes);
  state.diskFree.set(database.freeBytes);
  state.databaseFault.set(Number(database.fault !== null));
  // A verdict that no change has any more must not stay at its last number.
  state.projects.changes.reset();
  for (const project of projects) setProject(project);
}

function setProject({ project, verdicts, ...numbers }: ProjectMeasures): void {
  const { projects } = metrics.state;
  for (const [verdict, count] of Object.entries(verdicts)) {
    projects.changes.set({ project, verdict }, count);
  }
  const { slots, occupied, standing, waiting, backlog, ready } = projects;
  slots.set({ project }, numbers.slots);
  occupied.set({ project }, numbers.occupied);
  standing.set({ project }, numbers.standing);
  waiting.set({ project }, numbers.waiting);
  backlog.set({ project }, numbers.backlog);
  ready.set({ project }, numbers.ready);
  projects.problems.set({ project }, numbers.problems);
  projects.started.set({ project }, Number(numbers.isStarted));
  projects.paused.set({ project }, Number(numbers.isPaused));
  projects.history.set({ project }, numbers.history);
}
