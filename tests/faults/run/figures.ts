import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { turnsOf } from "#tests/faults/check/operations.ts";
import type { Records, Stall } from "#tests/faults/check/records.ts";

type Run = {
  readonly seed: number;
  readonly minutes: number;
  readonly broken: readonly string[];
  readonly invariants: number;
};

const page = "docs/reliability.md";
const marks = ["<!-- figures of the last recorded run -->", "<!-- end of figures -->"] as const;

/** Puts the figures of a run into the page on reliability, in the place of those of the run before. */
export function recordFigures(run: Run, records: Records): void {
  const text = readFileSync(page, "utf8");
  const [begin, end] = marks.map((mark) => text.indexOf(mark));
  if (begin === undefined || end === undefined || begin < 0 || end < begin) {
    throw new Error(`${page} has no place for figures`);
  }
  const head = text.slice(0, begin + marks[0].length);
  const rows = figuresOf(run, records).map(([what, figure]) => `| ${what} | ${figure} |`);
  const table = ["| what | figure |", "|---|---|", ...rows].join("\n");
  writeFileSync(page, `${head}\n\n${table}\n\n${text.slice(end)}`);
}

/** What the run shows, in the order in which it is read. */
export function figuresOf(run: Run, records: Records): (readonly [string, string | number])[] {
  const { operations, orders, stalls, history } = records;
  const own = operations.filter(({ account }) => account === records.bot);
  const count = (pattern: RegExp) => stalls.filter(({ what }) => pattern.test(what)).length;
  const acknowledged = orders.filter(({ code }) => code === 0).length;
  return [
    ["when", new Date().toISOString().slice(0, 16).replace("T", " ")],
    ["machine", `${cpus().length} cores, Node ${process.versions.node}`],
    ["seed, minutes with faults", `${run.seed}, ${run.minutes}`],
    ["invariants that hold", `${run.invariants - run.broken.length} of ${run.invariants}`],
    ["processes killed (-9)", count(/^kill (?:a worker|the web)/) + 2 * count(/^kill both/)],
    ["Redis killed, Redis emptied", `${count(/^kill redis/)}, ${count(/^empty redis/)}`],
    ["workers frozen for 20 s", count(/^freeze/)],
    ["times with a fault of a network or of the review server", count(/ for \d+ ms$/)],
    ["requests of the bot", own.length],
    ["of these with a scripted fault", own.filter(({ fault }) => fault !== undefined).length],
    ["votes placed or taken off by the bot", turnsOf(records).filter((one) => one.isBots).length],
    ["rows of history", history.length],
    ["decisions of people acknowledged", acknowledged],
    [
      "longest silence of the bot after a kill that nothing else prolonged",
      `${recoveryOf(records)} ms`,
    ],
    ["all as wanted after the end of the faults", `${records.quietAfter ?? "never"} ms`],
    ["longest end on SIGTERM", `${Math.max(0, ...records.stops)} ms`],
  ];
}

/** The most that passed from a kill to the next request of the bot, where nothing else kept it from asking. */
function recoveryOf({ operations, stalls, bot }: Records): number {
  const own = operations.filter(({ account }) => account === bot);
  const instants = own.map(({ at }) => Date.parse(at));
  const silences = stalls
    .filter(({ what }) => what.startsWith("kill"))
    .flatMap((kill) => {
      const next = instants.find((at) => at > kill.until);
      if (next === undefined) return [];
      const others = stalls.filter(
        (one) => one !== kill && silencing.test(one.what) && meet(one, kill.from, next),
      );
      return others.length > 0 ? [] : [next - kill.until];
    });
  return Math.max(0, ...silences);
}

/** What keeps the requests of a service that runs from arriving. */
const silencing = /^(?:gerrit is|redis is|kill|empty|freeze)/;

const meet = ({ from, until }: Stall, begin: number, end: number) => from < end && until > begin;
