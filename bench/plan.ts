import { keyOf } from "#lib/domain/blueprint.ts";
import { decide } from "#lib/domain/decision.ts";
import { watchSlots } from "#lib/domain/watching.ts";
import { survey, type World } from "#lib/domain/world.ts";
import { noApprovals, pages } from "#tests/support/world.ts";
import { atMost, type Figure, type Measured } from "./figure.ts";
import { asMeasured, inPairs, ms, processor, quantile } from "./pairs.ts";
import { madeUpWorld } from "./support/made-up-world.ts";

const size = 100_000;
const sizes = [1_000, 10_000, 100_000, 1_000_000];

/**
 * F4. One whole decision (what follows from the world, who leaves, who enters, every verdict, every send) over a
 * backlog of 100 000 blueprints in no order, one in a hundred with an open change, against sorting the same backlog by
 * rank and one pass over it that looks up by its key where each stands. And how the cost grows: the slope of its
 * logarithm over that of the size, from a thousand to a million.
 */
export const plan: Figure = {
  name: "F4",
  title: "A plan over 100 000 blueprints / sort + one pass",
  measure: async () => {
    const world = madeUpWorld({ blueprints: size, changes: size / 100 });
    const ours = () => processor(() => decideOn(world));
    const bare = () => processor(() => sortAndPass(world));
    return [
      asMeasured("100 000 blueprints", atMost(1.5), await inPairs(ours, bare, 15)),
      await growth(),
    ];
  },
};

function decideOn(world: World) {
  const seen = survey(world);
  const { leaving } = watchSlots(world, seen);
  return decide(world, seen, leaving, noApprovals, new Map(), { pages });
}

function sortAndPass({ blueprints }: World): Map<string, number> {
  const places = new Map<string, number>();
  for (const { name } of blueprints.toSorted((a, b) => a.rank - b.rank)) {
    places.set(keyOf(name), places.size + 1);
  }
  return places;
}

async function growth(): Promise<Measured> {
  const ours = await slopeOf((world) => decideOn(world));
  const bare = await slopeOf((world) => sortAndPass(world));
  return {
    what: "growth, 10^3 to 10^6 blueprints",
    goal: atMost(1.15),
    value: ours.slope,
    details: `log-log slope; ${ours.costs.map(ms).join(", ")}; the bare pass's is ${bare.slope.toFixed(2)}`,
  };
}

async function slopeOf(work: (world: World) => unknown) {
  const costs: number[] = [];
  for (const blueprints of sizes) {
    const world = madeUpWorld({ blueprints, changes: blueprints / 100 });
    const runs: number[] = [];
    for (let turn = 0; turn < (blueprints > 100_000 ? 3 : 9); turn += 1) {
      runs.push(await processor(() => work(world)));
    }
    costs.push(quantile(runs, 0.5));
  }
  return { costs, slope: slope(sizes.map(Math.log), costs.map(Math.log)) };
}

/** Of the straight line that lies nearest to these points. */
function slope(xs: readonly number[], ys: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [mx, my] = [mean(xs), mean(ys)];
  const over = xs.reduce((sum, x, index) => sum + (x - mx) * ((ys[index] ?? 0) - my), 0);
  return over / xs.reduce((sum, x) => sum + (x - mx) ** 2, 0);
}
