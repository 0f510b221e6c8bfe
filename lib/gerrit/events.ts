import { z } from "zod";
import type { ChangeRef } from "./query.ts";

/** What Gerrit tells by itself, as its webhooks plugin posts it. */
export type Events = {
  /**
   * The change that an event is about; null for what is about none, or was done by the bot itself, or is no event at
   * all. Anybody may have written it: it says where to look, never what is there.
   */
  changeIn(event: string): ChangeRef | null;
};

const who = z.object({ username: z.string() }).optional();

/** Of the many kinds of events only what several of them share: the change, or the ref, and who did it. */
const eventInfo = z.object({
  change: z.object({ project: z.string(), number: z.int().positive() }).optional(),
  refUpdate: z.object({ project: z.string(), refName: z.string() }).optional(),
  author: who,
  submitter: who,
  remover: who,
});

/** Every update of a change, whatever else it touches, writes this ref once. */
const metaRef = /^refs\/changes\/\d\d\/([1-9]\d{0,9})\/meta$/;

export function readEvents({ username }: { readonly username: string }): Events {
  return {
    changeIn(event) {
      const result = eventInfo.safeParse(parsed(event));
      if (!result.success) return null;
      const { change, refUpdate, author, submitter, remover } = result.data;
      if ([author, submitter, remover].some((one) => one?.username === username)) return null;
      if (change) return { repository: change.project, number: change.number };
      const number = metaRef.exec(refUpdate?.refName ?? "")?.[1];
      return refUpdate && number !== undefined
        ? { repository: refUpdate.project, number: Number(number) }
        : null;
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
