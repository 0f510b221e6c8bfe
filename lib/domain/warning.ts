import { isSending } from "./admission.ts";
import { type Blocked, changeKey } from "./blocked.ts";
import type { Tenure } from "./blueprint.ts";
import type { Step } from "./holds.ts";
import { bumpAfter, isWarningDue, type Silence, type SlotTurn } from "./silence.ts";
import type { TurnCode } from "./turn.ts";
import type { Judged, World } from "./world.ts";

/** What a silent author is told: of which silence, for which slot, and what is waited for. */
export type Warning = {
  readonly tenure: Tenure;
  readonly silence: Silence;
  readonly why: TurnCode;
  /** When the slot is lost if this is said now and nothing is heard. */
  readonly bumpAt: Date;
};

/**
 * The warnings that are due, each on one change: the lowest-numbered open one of its blueprint that nothing else is
 * sent to and that takes words. None where there is no such change; then nobody is bumped either.
 */
export function warningsFor(
  world: World,
  turns: ReadonlyMap<string, SlotTurn>,
  judged: readonly Judged[],
  steps: readonly Step[],
  blocked: Blocked,
): Step[] {
  if (world.isClockWrong) return [];
  const due = world.tenures.flatMap((tenure) => dueFor(turns.get(tenure.blueprint), tenure, world));
  if (due.length === 0) return [];
  const busy = new Set(steps.filter(isSending).map((step) => step.judged.followed.change.number));
  const byNumber = new Map(judged.map((one) => [one.followed.change.number, one]));
  return due.flatMap(({ changes, warning }): Step[] => {
    const free = changes.filter((number) => !busy.has(number));
    const first = free.find((number) => !blocked.has(changeKey(number))) ?? free[0];
    const target = first === undefined ? undefined : byNumber.get(first);
    if (target === undefined || first === undefined) return [];
    // A change of two blueprints in slots carries one warning in a pass.
    busy.add(first);
    return [{ kind: "warn", judged: target, warning }];
  });
}

function dueFor(turn: SlotTurn | undefined, tenure: Tenure, { now, policy }: World) {
  if (turn?.kind !== "author" || turn.silence === null) return [];
  const { changes, silence, why } = turn;
  if (!isWarningDue(silence, now)) return [];
  const bumpAt = bumpAfter(silence.since, now, policy.values);
  return [{ changes, warning: { tenure, silence, why, bumpAt } satisfies Warning }];
}
