import type { BlueprintKind, Tenure } from "./blueprint.ts";
import { numberFor } from "./slots.ts";
import type { Standing } from "./standing.ts";

/** Whether a person can give a blueprint a slot, and under which number people will see it. */
export type Assignment =
  | { readonly kind: "entry"; readonly number: number }
  | { readonly kind: "in-slot"; readonly number: number }
  | { readonly kind: "full" }
  | Extract<Standing, { readonly kind: "not-in-backlog" | "finished" }>;

/**
 * A person's word goes past ready, rank and the room kept for debt, never past the number of slots (product.md,
 * "Slots are counted"). Nobody is evicted for it.
 */
export function assign(
  standing: Standing,
  kind: BlueprintKind,
  occupied: readonly Tenure[],
  numbers: { readonly count: number; readonly debt: number },
): Assignment {
  if (standing.kind !== "in-line") return standing;
  if (!isSlotFree(occupied, numbers)) return { kind: "full" };
  return { kind: "entry", number: numberFor(kind, occupied, numbers) };
}

/** Whether a person can give somebody a slot: one that is kept for debt is as free as any other to them. */
export const isSlotFree = (
  occupied: readonly Tenure[],
  { count }: { readonly count: number },
): boolean => occupied.length < count;
