import type { Intent, Store } from "#lib/database/store.ts";
import { keyOf } from "#lib/domain/blueprint.ts";
import { type SeenChange, voteOf } from "#lib/domain/change.ts";
import type { StandingHold } from "#lib/domain/hold.ts";
import type { Project, ServerNeeds } from "./needs.ts";
import { isClockWrong } from "./watch-clock.ts";

/**
 * Makes a sent intent a fact, by the server's answer: the hold, what was said, the count for the brake, and the clock
 * of a slot whose first hold came off. Of the change only the votes are taken over: what else people did meanwhile
 * (an approval, a topic, a patch set with another message) is news to the next read, with all that follows from it.
 */
export async function confirmIntent(
  { database, server, now }: Pick<ServerNeeds, "database" | "server" | "now">,
  project: Project,
  intent: Intent,
  after: SeenChange,
): Promise<void> {
  await database.transaction(async (store) => {
    const before = await store.changes.get(server, intent.change);
    if (before) await store.changes.setVotes(server, intent.change, after.votes);
    await believe(store, intent, before?.hold ?? null, after, now());
    await count(store, project, intent, now());
    await store.projects.save(project.key, { lastWriteAt: now() });
    await store.intents.remove(server, intent.change);
  });
}

async function believe(
  store: Store,
  intent: Intent,
  before: StandingHold | null,
  after: SeenChange,
  now: Date,
): Promise<void> {
  const { server, change, state, isFull } = intent;
  if (state !== null && intent.text !== null) {
    await store.holds.told(server, change, { state, isFull, at: now });
  }
  if (intent.kind === "warn") await warned(store, intent, now);
  else if (intent.kind === "lift" || intent.words === "end") {
    await store.holds.remove(server, [change]);
  } else if (intent.words !== "explain") {
    await saveHold(store, intent, before, after, now);
  }
}

/** From now on the warned author has the rest of the time. */
async function warned(
  store: Store,
  { project, blueprint, silentSince }: Intent,
  now: Date,
): Promise<void> {
  if (blueprint === null || silentSince === null) return;
  await store.tenures.setWarned(project, keyOf(blueprint), { at: now, of: silentSince });
}

async function saveHold(
  store: Store,
  intent: Intent,
  before: StandingHold | null,
  after: SeenChange,
  now: Date,
): Promise<void> {
  const { server } = intent;
  const { bot } = await store.servers.get(server);
  const vote = bot === null ? null : voteOf(after, bot, intent.label, intent.value);
  await store.holds.save(server, intent.change, {
    project: intent.project,
    form: intent.kind === "message" ? "comment" : "vote",
    label: intent.label,
    value: intent.value,
    patchSet: intent.patchSet,
    restoredOn: intent.kind === "restore" ? intent.patchSet : null,
    since: intent.kind === "restore" ? (before?.since ?? now) : (vote?.at ?? now),
    verdict: intent.verdict,
  });
}

async function count(store: Store, project: Project, intent: Intent, now: Date): Promise<void> {
  if (intent.kind === "hold" || intent.words === "begin") {
    const pair = { change: intent.change, verdict: intent.verdict };
    await store.approvals.sent(project.key, pair, now);
  }
  if (intent.kind !== "lift" || intent.blueprint === null) return;
  const key = keyOf(intent.blueprint);
  const tenure = (await store.tenures.open(project.key)).find(({ blueprint }) => blueprint === key);
  // By a wrong clock none begins; the first pass by a right one lets it.
  if (tenure?.clockFrom === null && !(await isClockWrong(store, project.key)))
    await store.tenures.setClock(project.key, key, now);
}
