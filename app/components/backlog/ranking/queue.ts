import type { Order } from "#lib/domain/arranged.ts";
import { orderAfter, type Wish } from "#lib/domain/moving.ts";

/** One move that a person made here. */
export type OwnMove = Wish & {
  readonly id: number;
  readonly reason: string | null;
  /** It was sent once, and nobody knows whether it arrived. */
  readonly isUnsure: boolean;
};

/** A move in the order by whoever made it, as a refusal tells of it. */
export type ToldMove = {
  readonly at: string;
  readonly who: string;
  readonly blueprint: string;
  readonly from: number;
  readonly to: number;
  readonly why: string | null;
};

/** Why moves are not done. */
export type Trouble =
  | { readonly kind: "overtaken"; readonly moves: readonly ToldMove[] }
  | { readonly kind: "reason" | "refused"; readonly detail: string; readonly remedy: string }
  | { readonly kind: "signed-out" }
  /** They were kept while their maker signed in. */
  | { readonly kind: "kept" }
  | { readonly kind: "lost" };

/**
 * The moves of one person on one page. What is shown is the order of the service with those that wait done to it; they
 * are sent one after another, each with the version that the answer before gave.
 */
export type Queue = {
  /** The order as the service is known to have it. */
  readonly base: Order;
  /** The first of them is being sent. */
  readonly waiting: readonly OwnMove[];
  /** Not done, and kept until the person says again, or lets them be. */
  readonly held: readonly OwnMove[];
  readonly trouble: Trouble | null;
};

export type QueueEvent =
  | { readonly kind: "wanted"; readonly move: OwnMove }
  | { readonly kind: "applied"; readonly version: number }
  /** `now` is the order that the refusal told of. */
  | { readonly kind: "stopped"; readonly trouble: Trouble; readonly now: Order | null }
  /** The page shows this order now. */
  | { readonly kind: "seen"; readonly order: Order }
  | { readonly kind: "kept"; readonly moves: readonly OwnMove[] }
  | { readonly kind: "again"; readonly reason: string | null }
  | { readonly kind: "let-be" };

export const emptyQueue = (base: Order): Queue => ({ base, waiting: [], held: [], trouble: null });

/** The queue after something happened. */
export function nextQueue(queue: Queue, event: QueueEvent): Queue {
  switch (event.kind) {
    case "wanted":
      return { ...queue, waiting: [...queue.waiting, event.move] };
    case "applied":
      return applied(queue, event.version);
    case "stopped":
      return stopped(queue, event);
    case "seen":
      return seen(queue, event.order);
    case "kept":
      return { ...queue, held: event.moves, trouble: { kind: "kept" } };
    case "again":
      return again(queue, event.reason);
    case "let-be":
      return { ...queue, held: [], trouble: null };
  }
}

/** The order with everything done that waits. */
export const shownOrder = ({ base, waiting }: Queue): readonly string[] =>
  waiting.reduce<readonly string[]>((order, move) => orderAfter(order, move) ?? order, base.names);

/** Whether the order is already as somebody wanted it. */
export const isDone = (order: readonly string[], wish: Wish): boolean =>
  isSame(orderAfter(order, wish), order);

function applied({ base, waiting, ...queue }: Queue, version: number): Queue {
  const [move, ...rest] = waiting;
  const names = (move && orderAfter(base.names, move)) ?? base.names;
  return { ...queue, base: { version, names }, waiting: rest };
}

function stopped(queue: Queue, { trouble, now }: Extract<QueueEvent, { kind: "stopped" }>): Queue {
  const [first, ...rest] = queue.waiting;
  if (first === undefined) return queue;
  const base = now ?? queue.base;
  if (trouble.kind === "overtaken" && first.isUnsure && isDone(base.names, first)) {
    // It had arrived. Whether somebody moved something besides decides what becomes of those made after it.
    const isAlone = isSame(orderAfter(queue.base.names, first), base.names);
    if (isAlone || rest.length === 0) return { ...queue, base, waiting: rest };
    return { base, waiting: [], held: [...queue.held, ...rest], trouble };
  }
  const isUnsure = first.isUnsure || trouble.kind === "lost";
  return { base, waiting: [], held: [...queue.held, { ...first, isUnsure }, ...rest], trouble };
}

function seen(queue: Queue, order: Order): Queue {
  if (queue.waiting.length > 0 || order.version < queue.base.version) return queue;
  const held = arrivedLeftOut(queue, order);
  return { ...queue, base: order, held, trouble: held.length === 0 ? null : queue.trouble };
}

/** Without the first, where it was lost on the way and yet is in the order that came next. */
function arrivedLeftOut({ held, base }: Queue, order: Order): readonly OwnMove[] {
  const [first] = held;
  const hasArrived = first?.isUnsure && order.version > base.version && isDone(order.names, first);
  return hasArrived ? held.slice(1) : held;
}

function again({ base, waiting, held }: Queue, reason: string | null): Queue {
  const moves = held.map((move) => ({ ...move, reason: reason ?? move.reason }));
  return { base, waiting: [...waiting, ...moves], held: [], trouble: null };
}

const isSame = (one: readonly string[] | null, other: readonly string[]): boolean =>
  one !== null && one.length === other.length && one.every((name, at) => name === other[at]);
