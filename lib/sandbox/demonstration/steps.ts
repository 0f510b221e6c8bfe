import type { Area, PlannedWork } from "./planned-work.ts";

/** What the changes of a piece of work do one after the other; `@` stands for its subject. */
const ofArea: Readonly<Record<Area, readonly string[]>> = {
  scheduler: ["Add @ to the host state", "Scheduler: filter by @", "Scheduler: weigh by @"],
  virt: ["Let drivers report @", "libvirt: support @", "Refuse @ where the host has none"],
  network: ["Read @ from the network service", "Cache @ per instance", "Refresh @ on events"],
  volumes: ["Add @ to the volume interface", "Pass @ to the connector", "Clean up after @"],
  api: ["Add a schema for @", "Add @ to the v3 API", "Policy: who may use @"],
  cells: ["Cells: carry @ upwards", "Cells: merge @ of all children", "Cells: survive stale @"],
  conductor: ["Conductor: take over @", "Call the conductor for @", "Compute: forget @"],
  objects: ["Introduce @", "Use @ in the API", "Use @ in the compute manager"],
};

const ofEverything = [
  "Add a database migration for @",
  "Count @ in the resource tracker",
  "Emit notifications about @",
  "Make @ configurable",
  "Test @ with concurrent requests",
  "Log @ with the request's id",
  "Show @ in the admin command",
  "Document @",
] as const;

const ofDebt = [
  "Cover @ with unit tests",
  "Move @ into a module of its own",
  "Stop reading @ from the database directly",
  "Remove the old code around @",
  "Use keyword arguments for @",
  "Fix the last callers of @",
  "Drop the compatibility layer of @",
  "Describe @ in the developer guide",
] as const;

/** Subjects for the first `count` changes of a piece of work, at most eleven, in the order they build on each other. */
export function stepsOf({ area, kind, subject }: PlannedWork, count: number): string[] {
  const steps = [...ofArea[area], ...(kind === "debt" ? ofDebt : ofEverything)];
  return steps.slice(0, count).map((step) => step.replace("@", subject));
}
