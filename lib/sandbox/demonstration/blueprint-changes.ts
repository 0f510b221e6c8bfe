import type { BacklogChange } from "./backlog-shape.ts";
import { day, type Planned } from "./blueprints.ts";
import { contributors } from "./cast.ts";
import type { Chance } from "./chance.ts";
import { blueprintFooters } from "./footers.ts";
import { liveThrough, type Standing } from "./reviewing.ts";
import { stepsOf } from "./steps.ts";

/** How many open changes the blueprints have that have any: a few long chains, many single changes. */
const sizes: readonly number[] = [
  ...[11, 8, 7, 6, 5, 5, 4, 4, 4, 3, 3, 3, 3, 3],
  ...Array<number>(11).fill(2),
  ...Array<number>(17).fill(1),
];

/** How many of these chains belong to blueprints that nobody approved: short ones. */
const unapprovedChains = 4;

/** What is said of a whole chain, where something is. */
type Fate = "ordinary" | "all in progress" | "all red" | "approved";

/** Every open change of the blueprints, chain by chain. */
export function writeBlueprintChanges(
  planned: readonly Planned[],
  chance: Chance,
): readonly BacklogChange[] {
  const approved = planned.filter(({ blueprint }) => blueprint.approvedAgo !== null);
  const others = planned.filter(({ blueprint }) => blueprint.approvedAgo === null);
  const [long, short] = [sizes.slice(0, -unapprovedChains), sizes.slice(-unapprovedChains)];
  const padded = [...long, ...Array<number>(approved.length - long.length).fill(0)];
  const dealt = chance.shuffled(padded);
  const single = approved.filter((_one, index) => dealt[index] === 1);
  const fates = new Map<Planned | undefined, Fate>([
    [single[0], "all in progress"],
    [single[1], "all red"],
    [single.at(-1), "approved"],
    [single.at(-2), "approved"],
  ]);
  const write = (one: Planned, size: number) =>
    writeChain(one, size, fates.get(one) ?? "ordinary", chance);
  return [
    ...approved.flatMap((one, index) => write(one, dealt[index] ?? 0)),
    ...short.flatMap((size, index) =>
      others.slice(index, index + 1).flatMap((o) => write(o, size)),
    ),
  ];
}

function writeChain(planned: Planned, size: number, fate: Fate, chance: Chance): BacklogChange[] {
  const { blueprint, work } = planned;
  const partner = chance.happens(0.2) ? chance.pick(contributors).username : blueprint.owner;
  const { topic, hasFooters } = linkTo(blueprint.name, chance);
  const chain: BacklogChange[] = [];
  let createdAgo = firstUpload(blueprint.approvedAgo, chance);
  for (const step of stepsOf(work, size)) {
    const owner = chance.happens(0.7) ? blueprint.owner : partner;
    const claim = chain.length === size - 1 ? "complete" : "partial";
    const text = `${step}\n\n${bodyOf(planned, chance)}`;
    chain.push({
      message: hasFooters ? `${text}\n\n${footer(blueprint.name, claim, chance)}` : text,
      ...{ topic, owner, createdAgo },
      base: chain.at(-1) ?? null,
      isWip: chance.happens(shareInProgress[fate]),
      isPrivate: false,
      life: liveThrough(createdAgo, owner, standingFor(fate, chance), chance),
    });
    createdAgo = nextUpload(createdAgo, chance);
  }
  return chain;
}

const shareInProgress: Readonly<Record<Fate, number>> = {
  ordinary: 0.06,
  "all in progress": 1,
  "all red": 0,
  approved: 0,
};

/** Most of a chain is pushed at once, the rest over days. */
function nextUpload(ago: number, chance: Chance): number {
  const pause = chance.happens(0.6) ? chance.between(1, 40) : chance.below(4 * day);
  return Math.floor(ago - Math.min(pause, ago / 3));
}

/** Work begins around its approval, at the latest a day ago. */
function firstUpload(approvedAgo: number | null, chance: Chance): number {
  const ago = (approvedAgo ?? 60 * day) - chance.between(-5 * day, 30 * day);
  return Math.max(ago, chance.between(day, 4 * day));
}

function standingFor(fate: Fate, chance: Chance): Standing {
  if (fate === "all red") return "red";
  if (fate === "approved") return "approved";
  const dice = chance.below(100);
  if (dice < 6) return "red";
  if (dice < 20) return "answer wanted";
  if (dice < 40) return "half approved";
  return dice < 65 ? "liked" : "waits for review";
}

/** A quarter of the owners name the blueprint in the topic only, others there too, the rest in footers only. */
function linkTo(name: string, chance: Chance): { topic: string | null; hasFooters: boolean } {
  const topic = chance.pick([`bp/${name}`, `bp/${name}`, `blueprint/${name}`, name]);
  const dice = chance.below(100);
  return { topic: dice < 55 ? topic : null, hasFooters: dice >= 25 };
}

const footer = (name: string, claim: keyof typeof blueprintFooters, chance: Chance) =>
  chance.pick(blueprintFooters[claim]).replace("@", name);

function bodyOf({ work }: Planned, chance: Chance): string {
  const body = chance.pick([
    "One step of several. @ is the aim; this part changes nothing\nfor those who don't use it.",
    "@: this is the part that can be\nreviewed by itself.",
    "Until now nothing here knew about it. After this the next change\ncan build on it (@).",
    "The tests come with the code; the upgrade needs no downtime.\nThe aim is the same as before: @.",
  ]);
  return body.replace("@", work.title);
}
