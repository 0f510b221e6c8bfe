import { startBareNext } from "#tests/browser/bare-next.ts";
import { largeProject } from "#tests/browser/large-project.ts";
import { atATime } from "#tests/support/at-a-time.ts";
import { atMost, type Figure, type Measured } from "./figure.ts";
import { asMeasured, clock, inPairs, type Run } from "./pairs.ts";
import { ask, readers } from "./support/ask.ts";

const requests = 200;
const blueprints = 500;

/**
 * F8. How many readers one process serves: the board of a project with 500 blueprints against a bare dynamic page of
 * the same Next, and the board's JSON, whole and unchanged, against a file that Next serves as it is.
 */
export const reading: Figure = {
  name: "F8",
  title: "Requests a second: a bare dynamic page / the board; a file / JSON, whole and unchanged",
  measure: async () => {
    const bare = await startBareNext();
    const service = await largeProject(blueprints);
    try {
      return await against(bare.address, service.address);
    } finally {
      await service.stop();
      await bare.stop();
    }
  },
};

async function against(bare: string, ours: string): Promise<Measured[]> {
  const json = `${ours}api/v1/projects/nova/board`;
  const file = many(new URL(await scriptOf(ours), ours).href);
  const pairs = async (what: string, goal: number, one: Run, other: Run) =>
    asMeasured(what, atMost(goal), await inPairs(one, other, 9, 2));
  return [
    await pairs("board / bare page", 1.5, many(`${ours}nova`), many(bare)),
    await pairs("JSON / file", 4, many(json), file),
    await pairs("JSON not modified / file", 2.5, knowing(json), file),
  ];
}

const each = Array.from({ length: requests }, (_, index) => index);

/** The time that so many requests take, some of them at once. */
const many =
  (url: string): Run =>
  () =>
    clock(() => atATime(readers, each, () => ask(url)));

/** The same of who knows the last answer. It tells of the last read too, so that each read makes another one of it. */
function knowing(url: string): Run {
  let tag = "";
  return async () => {
    let news = 0;
    const took = await clock(() =>
      atATime(readers, each, async () => {
        const answer = await ask(url, { "if-none-match": tag });
        if (answer.isNew) news += 1;
        tag = answer.tag;
      }),
    );
    if (news > 2 * readers) throw new Error(`${news} of ${requests} answers were not known`);
    return took;
  };
}

/** A script of the page, of some kilobytes as the JSON is. */
async function scriptOf(address: string): Promise<string> {
  const { body } = await ask(`${address}nova`);
  const [script] = /\/_next\/static\/chunks\/[^"]+\.js/.exec(body) ?? [];
  if (script === undefined) throw new Error("the board names no script");
  return script;
}
