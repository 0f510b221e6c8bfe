import { lostDecisions, repeatedWords, wrongOrder } from "./decisions.ts";
import { damaged, givenUp, neverQuiet, slowStops, unaskedEnds } from "./ending.ts";
import type { Records } from "./records.ts";
import { bumpedUnwarned, freedWhileOpen, tooManySlots, wrongStatus } from "./slots.ts";
import {
  doubledVotes,
  holdsOnSlottedOrClosed,
  liftsOfOpenChanges,
  unexplainedVotes,
  wrongVotes,
} from "./votes.ts";

/** What must hold whatever went wrong meanwhile; each gives the violations that it finds, in words. */
export const invariants: Readonly<Record<string, (records: Records) => string[]>> = {
  "no two votes of the bot in a row on one patch set": doubledVotes,
  "no new hold on a change that has a slot or is closed": holdsOnSlottedOrClosed,
  "every vote of the bot, and every end of one, is in the history before": unexplainedVotes,
  "at the end the votes are the wanted ones": wrongVotes,
  "nobody enters beyond the number of slots": tooManySlots,
  "no slot falls free while a change of its blueprint is open": freedWhileOpen,
  "nothing is let go as closed that was open": liftsOfOpenChanges,
  "at the end every change is stored as it is": wrongStatus,
  "nobody is bumped unwarned": bumpedUnwarned,
  "the same words are not said twice in one state": repeatedWords,
  "what was acknowledged is in the history, once": lostDecisions,
  "the order is the last acknowledged one": wrongOrder,
  "the database is whole": damaged,
  "no process ends unasked": unaskedEnds,
  "no job is given up": givenUp,
  "wanted is observed within two periods after the faults": neverQuiet,
  "every process ends within ten seconds of SIGTERM": slowStops,
};
