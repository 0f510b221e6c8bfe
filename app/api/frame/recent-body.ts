import type { Refusal } from "#lib/failure.ts";
import type { Needs } from "#lib/flow/needs.ts";
import { createShelf } from "#lib/flow/shelf.ts";
import type { WrittenBody } from "./conditional.ts";

type Body = WrittenBody | Refusal;

/** Time alone changes little in a second; whatever is committed is seen at once. */
const goodFor = 1_000;

/** The address is anybody's choice, so that only so many bodies are kept. */
const mostKept = 50;

const shelf = createShelf<{ readonly body: Body; readonly at: number }>(mostKept);

/**
 * What this address answered within the last second, if nothing was committed since, or what `make` makes now: the
 * readers of a busy project ask for the same few things, and each body costs more to make than to send.
 */
export async function recentBody(
  { database }: Pick<Needs, "database">,
  { pathname, search }: URL,
  make: () => Promise<Body>,
): Promise<Body> {
  const version = async () => (await database.version()).commits;
  const isGood = ({ at }: { readonly at: number }) => performance.now() - at < goodFor;
  const { body } = await shelf.recall(`${pathname}${search}`, { version, isGood }, async () => {
    const at = performance.now();
    return { body: await make(), at };
  });
  return body;
}
