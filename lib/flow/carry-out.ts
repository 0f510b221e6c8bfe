import type { Store } from "#lib/database/store.ts";
import type { Quick } from "#lib/domain/command.ts";
import { type Follows, nothingFollows } from "#lib/domain/follows-words.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { undoWindow } from "#lib/domain/undo-window.ts";
import { commandUndone } from "#lib/domain/undoing.ts";
import type { Refusal } from "#lib/failure.ts";
import { byToken } from "./by-token.ts";
import { type Done, doCommand } from "./do-command.ts";
import { mayDecide } from "./may-decide.ts";
import { type Needs, type Project, within } from "./needs.ts";
import { pendingOn } from "./pending-on.ts";
import { foreseeIn, type Preview, previewCommand, seenNow } from "./preview-command.ts";
import { reasonNeeded } from "./reason-needed.ts";

/** How a decision can be taken back: one that was done, or one that is still to be done. */
export type Undo =
  | { readonly kind: "decision"; readonly decision: number }
  | { readonly kind: "pending"; readonly id: number; readonly until: Date };

/** What became of a command. */
export type CarriedOut = {
  readonly kind: "done" | "pending" | "unchanged";
  readonly text: string;
  readonly details: readonly string[];
  readonly follows: Follows;
  readonly undo: Undo | null;
  /** The version of the order, where it may have changed that. */
  readonly order: number | null;
};

/** Who decides, with what they may and why they do. */
export type Decider = { readonly actor: Actor; readonly reason: string | null };

/**
 * The one way by which people in a browser and their scripts decide: asks whether they may, and does it, or keeps it
 * until the undo window is over where it adds holds.
 */
export async function carryOut(
  needs: Needs,
  project: Project,
  command: Quick,
  decider: Decider,
): Promise<CarriedOut | Refusal> {
  const refusal = await mayDecide(needs, project, command, decider.actor);
  if (refusal !== null) return refusal;
  // Places in the order hold and lift nothing by themselves, and dozens are given in a minute.
  const mine = byToken(needs, decider.actor);
  if (command.kind === "rank") return move(mine, project, command, decider);
  if (decider.reason === null && command.kind !== "import") return reasonNeeded();
  const decided = await decideNow(mine, project, command, decider);
  return decided.kind === "held"
    ? keep(needs, project, command, decider, decided.preview)
    : decided;
}

/** What would follow, for who may decide it. */
export async function foresee(
  needs: Needs,
  project: Project,
  command: Quick,
  decider: Decider,
): Promise<Preview | Refusal> {
  return (
    (await mayDecide(needs, project, command, decider.actor)) ??
    (await pendingOn(needs.database.store, project, command)) ??
    (await previewCommand(needs, project, command, personOf(decider)))
  );
}

const personOf = ({ actor: { who }, reason }: Decider) => ({ who, reason });

function move(
  needs: Needs,
  project: Project,
  command: Extract<Quick, { kind: "rank" }>,
  decider: Decider,
): Promise<CarriedOut | Refusal> {
  return needs.database.transaction(async (store) => {
    const done = await doCommand(within(needs, store), project, command, personOf(decider));
    if (done.kind === "refused") return done;
    const { details = [] } = done;
    return carriedOut(store, project, done, { details, follows: nothingFollows });
  });
}

/** It adds holds, so that nothing was done yet. */
type Held = { readonly kind: "held"; readonly preview: Preview };

/** Does it and looks at what follows in one transaction, so that nobody comes between the two; undone where holds do. */
async function decideNow(
  needs: Needs,
  project: Project,
  command: Quick,
  decider: Decider,
): Promise<CarriedOut | Held | Refusal> {
  const seen = await seenNow(needs, project);
  return needs.database.attempt(
    async (store): Promise<CarriedOut | Held | Refusal> => {
      const waiting = await pendingOn(store, project, command);
      if (waiting !== null) return waiting;
      const person = { ...personOf(decider), seen };
      const foreseen = await foreseeIn(needs, store, project, command, person);
      if (foreseen.kind === "refused") return foreseen;
      const { done, preview } = foreseen;
      if (preview.follows.holds > 0) return { kind: "held", preview };
      return carriedOut(store, project, done, preview);
    },
    ({ kind }) => kind !== "held" && kind !== "refused",
  );
}

async function carriedOut(
  store: Store,
  project: Project,
  done: Done,
  { details, follows }: Pick<Preview, "details" | "follows">,
): Promise<CarriedOut> {
  const changed = done.changed !== false;
  return {
    kind: changed ? "done" : "unchanged",
    text: done.text,
    details,
    follows,
    undo: changed ? await undoOfNewest(store, project) : null,
    order: done.order ?? null,
  };
}

/** What was just decided is the newest in the history; some of it can't be put back. */
async function undoOfNewest(store: Store, { key }: Project): Promise<Undo | null> {
  const [newest] = await store.history.brief(key, { limit: 1 });
  if (newest === undefined || commandUndone(newest) === null) return null;
  return { kind: "decision", decision: newest.seq };
}

function keep(
  { database, now }: Needs,
  project: Project,
  command: Quick,
  decider: Decider,
  { text, details, follows }: Preview,
): Promise<CarriedOut | Refusal> {
  return database.transaction(async (store): Promise<CarriedOut | Refusal> => {
    const waiting = await pendingOn(store, project, command);
    if (waiting !== null) return waiting;
    const at = now();
    const due = new Date(at.getTime() + undoWindow);
    const { holds, lifts } = follows;
    const person = personOf(decider);
    const { actor } = decider;
    const kept = { project: project.key, command, ...person, actor, text, at, due, holds, lifts };
    const undo = { kind: "pending", id: await store.pending.add(kept), until: due } as const;
    return { kind: "pending", text, details, follows, undo, order: null };
  });
}
