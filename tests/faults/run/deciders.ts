import { setTimeout as sleep } from "node:timers/promises";
import { chosen, type Step, within } from "./plan.ts";
import { blueprintNames, type Playground } from "./playground.ts";

/** The words of a command, by the draws of its step. */
const words: Readonly<Record<string, (at: Playground, step: Step) => readonly string[]>> = {
  rank: (_at, { draws: [which, where] }) => ["rank", named(which), String(placeOf(where))],
  assign: (_at, { draws: [which] }) => ["assign", named(which)],
  release: (_at, { draws: [which] }) => ["release", named(which)],
  ready: (_at, { draws: [which] }) => ["ready", named(which)],
  bump: (_at, { draws: [which] }) => ["bump", named(which)],
  defer: (_at, { draws: [which] }) => ["defer", named(which)],
  reopen: (_at, { draws: [which] }) => ["reopen", named(which)],
  exempt: (at, { draws: [which] }) => ["exempt", changeOf(at, which)],
  "exempt --off": (at, { draws: [which] }) => ["exempt", changeOf(at, which), "--off"],
  "slots.count": (_at, { draws: [count] }) => [
    "policy",
    "set",
    `slots.count=${within(2, 4, count)}`,
  ],
};

const named = (draw?: number) => chosen(blueprintNames, draw) ?? blueprintNames[0];
const placeOf = (draw?: number) => within(1, blueprintNames.length, draw);
const changeOf = ({ blueprints }: Playground, draw?: number) =>
  String(chosen([...blueprints.keys()], draw));

/** Somebody decides something with the command. */
export async function decide(at: Playground, step: Step): Promise<void> {
  if (step.act === "pause and resume") {
    await order(at, ["pause"]);
    await sleep(within(500, 4_000, step.draws[0]));
    await order(at, ["resume"]);
    return;
  }
  const wanted = words[step.act]?.(at, step) ?? [];
  const code = await order(at, wanted);
  const [verb, name = "", place = ""] = wanted;
  if (verb === "rank" && code === 0) at.rank = moved(at.rank, name, Number(place));
}

/** Each order has a reason of its own, by which it is found in the history. */
export async function order(at: Playground, wanted: readonly string[]): Promise<number | null> {
  const reason = `order ${at.orders.length + 1} of the run`;
  const asked = Date.now();
  const { code, errors, answers } = await at.slots(...wanted, "--reason", reason);
  const changed = answers.some(hasChanged);
  at.orders.push({ at: asked, until: Date.now(), words: wanted, reason, code, changed });
  const why = code === 0 ? "" : ` (${errors.trim().slice(0, 140)})`;
  at.journal.note(`slots ${wanted.join(" ")}: ${code}${why}`);
  return code;
}

function moved(order: readonly string[], name: string, place: number): string[] {
  const others = order.filter((one) => one !== name);
  return [...others.slice(0, place - 1), name, ...others.slice(place - 1)];
}

/** What is so already is acknowledged too. */
function hasChanged(answer: unknown): boolean {
  const { changed = true, changes, from, to } = answer as Acknowledged;
  const hasMoved = from === undefined || from !== to;
  return changed && hasMoved && changes?.length !== 0;
}

/** As far as the commands have it in their answers. */
type Acknowledged = {
  readonly changed?: boolean;
  readonly changes?: readonly unknown[];
  readonly from?: number;
  readonly to?: number;
};
