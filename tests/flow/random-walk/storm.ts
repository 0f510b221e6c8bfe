import { runPasses } from "#lib/flow/run-passes.ts";
import { GerritError } from "#lib/gerrit/error.ts";
import { groundOf } from "./expected-holds.ts";
import { actOnServer } from "./server-actions.ts";
import { remember } from "./sight.ts";
import type { Walk } from "./walk.ts";
import { expectNothingSaidTwice } from "./words.ts";

/** A pass while people go on and answers get lost: what it leaves undone or half done, the next one sets right. */
export async function passInStorm(walk: Walk): Promise<void> {
  const { stage } = walk;
  // What people do from now on comes after the read.
  remember(walk);
  const needs = { ...stage.needs, gerrit: stormy(walk) };
  await runPasses({ ...needs, servers: new Map([["sandbox", needs]]) }, "a pass in a storm");
  await expectNothingSaidTwice(walk, await groundOf(walk));
}

function stormy(walk: Walk): Walk["stage"]["needs"]["gerrit"] {
  const { gerrit } = walk.stage.needs;
  const { chance } = walk;
  const queue = { last: Promise.resolve() };
  /** Sends come four at a time; one after the other the walk stays the same for a seed. */
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const result = queue.last.then(act);
    queue.last = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  };
  return {
    ...gerrit,
    review: (...review) =>
      inTurn(async () => {
        walk.tick(1);
        if (chance.number(3) === 0) walk.story.push(`  meanwhile: ${await actOnServer(walk)}`);
        walk.tick(1);
        if (chance.number(4) === 0) throw lost("the question");
        const answer = await gerrit.review(...review);
        if (chance.number(3) === 0) throw lost("the answer");
        walk.story.push(`  in the storm: change ${review[0].number} ${review[2].value}`);
        return answer;
      }),
  };
  function lost(what: string): GerritError {
    walk.story.push(`  ${what} was lost`);
    return new GerritError("timeout", `${what} was lost`);
  }
}
