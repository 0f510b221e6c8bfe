import type { Area, PlannedWork } from "./planned-work.ts";

/** What the changes of a piece of work do one after the other; `@` stands for its subject. */
const ofArea: Readonly<Record<Area, readonly string[]>> = {
  kettles: ["Add @ to the kettle state", "Kettles: choose by @", "Kettles: weigh by @"],
  menu: ["Let teapots report @", "Menu: support @", "Refuse @ where the larder has none"],
  pipes: ["Read @ from the water service", "Remember @ per table", "Refresh @ on every drip"],
  trays: ["Add @ to the tray interface", "Pass @ to the trolley", "Clean up after @"],
  counter: ["Add a form for @", "Add @ to the counter", "House rules: who may use @"],
  domes: ["Domes: carry @ upwards", "Domes: merge @ of all terraces", "Domes: survive stale @"],
  steward: ["Steward: take over @", "Call the steward for @", "Waiters: forget @"],
  ledger: ["Introduce @", "Use @ at the counter", "Use @ in the kitchen"],
};

const ofEverything = [
  "Add a ledger migration for @",
  "Count @ in the evening stocktaking",
  "Ring a bell about @",
  "Make @ configurable",
  "Test @ with impatient guests",
  "Log @ with the order's number",
  "Show @ in the landlord's command",
  "Document @",
] as const;

const ofDebt = [
  "Cover @ with unit tests",
  "Move @ into a module of its own",
  "Stop reading @ from the ledger directly",
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
