import { createHash } from "node:crypto";
import type { SandboxState } from "./state.ts";

/** A new 40-digit id, as git gives them; the same state gives the same one. */
export function newRevision(state: SandboxState, kind: string): string {
  state.counter += 1;
  return createHash("sha1").update(`${kind} ${state.counter}`).digest("hex");
}

/** Gerrit's way to write an instant: UTC, whole seconds, nine zeros. */
export function timestamp(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace("T", " ")}.000000000`;
}

/** The next free number of accounts, groups or changes. */
export function nextNumber(used: Iterable<number>, first: number): number {
  let highest = first - 1;
  for (const number of used) highest = Math.max(highest, number);
  return highest + 1;
}
