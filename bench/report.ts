import { readFile, writeFile } from "node:fs/promises";
import { availableParallelism, cpus } from "node:os";
import { type Figure, type Goal, type Measured, verdictOf } from "./figure.ts";

/** What one figure gave. */
export type Taken = { readonly figure: Figure; readonly measured: readonly Measured[] };

const file = "docs/figures.md";
/** Everything above this line is written by hand and kept. */
const mark = "<!-- Below is written by npm run bench. -->";

/** For the terminal, one line each. */
export function lines({ figure, measured }: Taken): string {
  const rows = measured.map((one) => {
    const { what, goal, value, details } = one;
    const wanted = goal === null ? "" : ` (${goalText(goal)})`;
    return `  ${verdictOf(one).padEnd(7)} ${number(value)}${wanted}  ${what}: ${details}`;
  });
  return [`${figure.name}  ${figure.title}`, ...rows].join("\n");
}

/** Writes the figures below the hand-written words about them. */
export async function publish(taken: readonly Taken[], load: number): Promise<void> {
  const text = await readFile(file, "utf8");
  const words = text.slice(0, text.indexOf(mark));
  await writeFile(file, `${words}${mark}\n\n${machine(load)}\n\n${table(taken)}\n`);
}

function machine(load: number): string {
  const model = cpus()[0]?.model ?? "unknown";
  const date = new Date().toISOString().slice(0, 16).replace("T", " ");
  return `Taken ${date} UTC by \`npm run bench\` on ${availableParallelism()} cores (${model}), Node ${process.versions.node},
with a load of ${load.toFixed(1)} on the machine when it began.`;
}

function table(taken: readonly Taken[]): string {
  const rows = taken.flatMap(({ figure, measured }) =>
    measured.map((one, index) => {
      const title = index === 0 ? `**${figure.name}** ${figure.title}` : "";
      const goal = one.goal === null ? "" : goalText(one.goal);
      return `| ${title} | ${one.what} | ${goal} | ${number(one.value)} | ${verdictOf(one)} | ${one.details} |`;
    }),
  );
  return [
    "| figure | of | goal | measured | verdict | how |",
    "|---|---|---|---|---|---|",
    ...rows,
  ].join("\n");
}

function goalText({ bound, value }: Goal): string {
  const sign = { "at most": "≤ ", "at least": "≥ ", exactly: "" }[bound];
  return `${sign}${value}`;
}

const number = (value: number): string =>
  Number.isInteger(value) ? `${value}` : value.toFixed(value < 10 ? 2 : 0);
