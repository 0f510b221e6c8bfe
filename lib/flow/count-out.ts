import type { ProjectState, Store } from "#lib/database/store.ts";
import { neededPauses, type Pause, resumedClock, resumedTenure } from "#lib/domain/pause.ts";
import type { Project } from "./needs.ts";

/** Makes every clock of a project go on as if this time had not been, in the caller's transaction. */
export async function countOut(
  store: Store,
  { key }: Project,
  { debtReadyAt, pauses }: Pick<ProjectState, "debtReadyAt" | "pauses">,
  pause: Pause,
): Promise<void> {
  const { from, until } = pause;
  const tenures = await store.tenures.open(key);
  await store.projects.save(key, {
    debtReadyAt: debtReadyAt && resumedClock(debtReadyAt, from, until),
    pauses: neededPauses([...pauses, pause], tenures),
  });
  for (const tenure of tenures) {
    const { clockFrom, emptySince, warned } = resumedTenure(tenure, from, until);
    if (clockFrom) await store.tenures.setClock(key, tenure.blueprint, clockFrom);
    if (emptySince) await store.tenures.setEmptySince(key, tenure.blueprint, emptySince);
    if (warned) await store.tenures.setWarned(key, tenure.blueprint, warned);
  }
}
