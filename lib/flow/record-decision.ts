import type { Intent, NewHistory, Store } from "#lib/database/store.ts";
import { voteOf } from "#lib/domain/change.ts";
import { slotFacts, verdictFacts } from "#lib/domain/facts.ts";
import type { Send } from "#lib/domain/sends.ts";
import { warnedSentence } from "#lib/domain/slot-words.ts";
import { stateOf } from "#lib/domain/speech.ts";
import { verdictSentence } from "#lib/domain/wording.ts";
import type { Judged, World } from "#lib/domain/world.ts";
import type { Decided } from "./decide-pass.ts";
import type { Project } from "./needs.ts";
import { silent } from "./pass-report.ts";
import { recordSlots, service } from "./record-slots.ts";

/**
 * Writes a whole decision, its history and its outbox in the caller's transaction. What was sent to the `unsettled`
 * changes may have been done, so it stays in the outbox as it is.
 */
export async function recordDecision(
  store: Store,
  project: Project,
  decided: Decided,
  unsettled: ReadonlySet<number>,
): Promise<void> {
  await recordSlots(store, project, decided);
  await recordBeliefs(store, project, decided);
  await recordIntents(store, project, decided, unsettled);
}

/** A vote found at a fresh start becomes ours without a word; one that is gone and unwanted is forgotten. */
async function recordBeliefs(
  store: Store,
  project: Project,
  { world, decision }: Decided,
): Promise<void> {
  const policy = world.policy.values;
  const forgotten = decision.steps.filter(({ kind }) => kind === "forget");
  await store.holds.remove(
    project.server,
    forgotten.map(({ judged }) => judged.followed.change.number),
  );
  for (const { judged } of decision.steps.filter(({ kind }) => kind === "adopt")) {
    const { number, patchSet } = judged.followed.change;
    await store.holds.save(project.server, number, {
      project: project.key,
      form: "vote",
      label: policy["hold.label"],
      value: policy["hold.value"],
      patchSet,
      restoredOn: null,
      since: voteSince(world, judged),
      verdict: judged.verdict.code,
    });
    const state = stateOf(judged, world.stays);
    await store.holds.told(project.server, number, { state, isFull: false, at: world.now });
  }
}

/** The server's own date of the vote: what people did to it later is told from it. */
function voteSince({ bot, policy, now }: World, { followed }: Judged): Date {
  const { "hold.label": label, "hold.value": value } = policy.values;
  return (bot === null ? null : voteOf(followed.change, bot, label, value))?.at ?? now;
}

async function recordIntents(
  store: Store,
  project: Project,
  decided: Decided,
  unsettled: ReadonlySet<number>,
): Promise<void> {
  const isSettled = (change: number) => !unsettled.has(change);
  const sends = decided.decision.sends.filter(({ judged }) =>
    isSettled(judged.followed.change.number),
  );
  const all = await store.intents.all(project.key);
  const pending = byChange(all.filter(({ change }) => isSettled(change)));
  const wanted = byChange(sends.map((send) => intentFor(project, decided, send)));
  for (const intent of pending.values()) {
    if (isSame(intent, wanted.get(intent.change))) continue;
    await store.intents.remove(intent.server, intent.change);
  }
  const isFresh = (intent: Intent) => !isSame(intent, pending.get(intent.change));
  const fresh = byChange([...wanted.values()].filter(isFresh));
  await store.intents.add([...fresh.values()]);
  await store.history.add(
    sends
      .filter(({ judged }) => fresh.has(judged.followed.change.number))
      .map((send) => sendRow(project, decided, send)),
  );
  if (decided.approvals.onlyApproved) {
    await store.projects.save(project.key, { onlyApproved: false });
  }
}

/** A change has one intent at most. */
const byChange = (intents: readonly Intent[]): ReadonlyMap<number, Intent> =>
  new Map(intents.map((intent) => [intent.change, intent]));

/** The same act on the same patch set: a send that an earlier pass decided and did not finish. */
const isSame = (a: Intent, b: Intent | undefined) =>
  b !== undefined &&
  a.kind === b.kind &&
  a.verdict === b.verdict &&
  a.patchSet === b.patchSet &&
  a.state === b.state &&
  a.metaRevId === b.metaRevId;

function intentFor(project: Project, { world }: Decided, send: Send): Intent {
  const policy = world.policy.values;
  const { change } = send.judged.followed;
  return {
    server: project.server,
    change: change.number,
    project: project.key,
    kind: send.kind,
    words: send.words,
    label: policy["hold.label"],
    value: policy["hold.value"],
    patchSet: change.patchSet,
    metaRevId: change.metaRevId,
    verdict: send.judged.verdict.code,
    blueprint: send.blueprint,
    text: send.text,
    state: send.state,
    isFull: send.isFull,
    silentSince: send.warning?.silence.of ?? null,
    at: world.now,
    attempts: 0,
    failure: null,
  };
}

function sendRow(project: Project, decided: Decided, send: Send): NewHistory {
  const { world, survey, decision } = decided;
  const { judged, kind, blueprint, warning } = send;
  const row = { project: project.key, at: world.now, who: service, kind, blueprint, reason: null };
  const change = judged.followed.change.number;
  if (warning !== null && blueprint !== null) {
    const { tenure, silence } = warning;
    const text = warnedSentence(blueprint, silence.of);
    return { ...row, code: silent, change, text, facts: slotFacts(world, survey, tenure) };
  }
  const text = verdictSentence(judged.verdict);
  const facts = verdictFacts(world, survey, decision.standings, judged.followed);
  return { ...row, code: judged.verdict.code, change, text, facts };
}
