import { type Blueprint, keyOf } from "./blueprint.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { verdictSentence } from "./wording.ts";
import type { Judged } from "./world.ts";

/** How a change is spoken to: the full message (its owner is told), one line, or not at all. */
export type Form = "full" | "line" | "silent";

/** Words to be said on one change; `state` is remembered so that the same is never said twice in it. */
export type Speech = { readonly form: Form; readonly state: string };

/** A state is one stay of a blueprint without a slot; without a blueprint there is one for ever. */
export function stateOf(judged: Judged, stays: ReadonlyMap<string, number>): string {
  const blueprint = blueprintOf(judged);
  if (blueprint === null) return "none";
  const key = keyOf(blueprint);
  return `${key}#${stays.get(key) ?? 0}`;
}

/** The blueprint under which a change counts: that of its verdict, else the highest ranked one. */
export function blueprintOf({ verdict, link }: Judged): string | null {
  const inner = verdict.code === "not-proposed" ? verdict.otherwise : verdict;
  if ("blueprint" in inner) return inner.blueprint;
  const ranked: Blueprint[] = link.known.map(({ blueprint }) => blueprint);
  return ranked.toSorted((a, b) => a.rank - b.rank)[0]?.name ?? null;
}

/**
 * One full message per owner and blueprint, on the lowest-numbered of their changes that has not been told; one
 * line on the others; nothing where it was said in this state already (product.md, "Words on a change").
 * `all` are the project's changes, among which one may carry the full message already.
 */
export function planHoldWords(
  held: readonly Judged[],
  all: readonly Judged[],
  stays: ReadonlyMap<string, number>,
): Map<number, Speech> {
  const carried = new Set(
    all
      .filter((judged) => judged.verdict.code !== "not-governed" && hasFull(judged, stays))
      .map((judged) => groupOf(judged, stays)),
  );
  const words = new Map<number, Speech>();
  for (const judged of byNumber(held)) {
    const state = stateOf(judged, stays);
    const group = groupOf(judged, stays);
    const form = isTold(judged, state) ? "silent" : carried.has(group) ? "line" : "full";
    if (form === "full") carried.add(group);
    words.set(judged.followed.change.number, { form, state });
  }
  return words;
}

/**
 * Lifts likewise: per owner, blueprint and reason one full message, then lines; none for what left our scope, nor where
 * the same was said in this state already.
 */
export function planLiftWords(
  lifted: readonly Judged[],
  stays: ReadonlyMap<string, number>,
): Map<number, Speech> {
  const spoken = new Set<string>();
  const words = new Map<number, Speech>();
  for (const judged of byNumber(lifted)) {
    const { number, owner } = judged.followed.change;
    const state = liftStateOf(judged, stays);
    const group = `${owner} ${blueprintOf(judged)} ${judged.verdict.code}`;
    const isSilent = judged.verdict.code === "not-governed" || isTold(judged, state);
    const form = isSilent ? "silent" : spoken.has(group) ? "line" : "full";
    if (form === "full") spoken.add(group);
    words.set(number, { form, state });
  }
  return words;
}

/** What a lift says beside the words of the holds in the same state: another reason is another word. */
const liftStateOf = (judged: Judged, stays: ReadonlyMap<string, number>): string =>
  `${stateOf(judged, stays)} lifted ${fingerprintOf([verdictSentence(judged.verdict)])}`;

/** Whether something was said on this change in this state. */
export const isTold = ({ followed }: Judged, state: string): boolean =>
  followed.told.some((told) => told.state === state);

function hasFull(judged: Judged, stays: ReadonlyMap<string, number>): boolean {
  const state = stateOf(judged, stays);
  return judged.followed.told.some((told) => told.isFull && told.state === state);
}

const groupOf = (judged: Judged, stays: ReadonlyMap<string, number>) =>
  `${judged.followed.change.owner} ${stateOf(judged, stays)}`;

const byNumber = (judged: readonly Judged[]) =>
  judged.toSorted((a, b) => a.followed.change.number - b.followed.change.number);
