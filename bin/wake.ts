import type { Project } from "#lib/flow/needs.ts";
import type { Services } from "#lib/services.ts";

/**
 * Does what a person asked for. Where it decided something, a running service is woken, and acts on it at once instead
 * of with its next pass.
 */
export async function waking<Outcome>(
  services: Services,
  { key }: Project,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  const before = await newestDecision(services, key);
  const outcome = await work();
  if ((await newestDecision(services, key)) !== before) await wake(services, key);
  return outcome;
}

/** Whatever is decided stands in the history. */
async function newestDecision({ database }: Services, project: string): Promise<number | null> {
  const [newest] = await database.store.history.list(project, { limit: 1 });
  return newest?.seq ?? null;
}

async function wake({ config }: Services, project: string): Promise<void> {
  try {
    const { openQueueBriefly } = await import("#lib/services.ts");
    const queue = await openQueueBriefly(config);
    await queue.add("decide", project).finally(() => queue.close());
  } catch {
    // Nothing is lost: the next pass finds the decision.
  }
}
