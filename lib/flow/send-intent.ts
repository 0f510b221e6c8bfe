import type { Intent } from "#lib/database/store.ts";
import { type ChangeMessage, type SeenChange, voteOf } from "#lib/domain/change.ts";
import { confirmIntent } from "./confirm-intent.ts";
import { isStillSilent } from "./is-still-silent.ts";
import { type Project, type ServerFailure, type ServerNeeds, serverFailure } from "./needs.ts";

/** What became of one intent. */
export type Outcome =
  | { readonly kind: "done" }
  /** Overtaken by what happened on the server meanwhile: the next pass decides anew. */
  | { readonly kind: "overtaken" }
  | { readonly kind: "failed"; readonly failure: ServerFailure };

type Ref = { readonly repository: string; readonly number: number };

/**
 * Sends one intent: looks at the change first, acts at most once, and confirms by what the server answers. After an
 * unknown outcome the intent stays, and the next look tells whether it was done.
 */
export async function sendIntent(
  needs: ServerNeeds,
  project: Project,
  intent: Intent,
): Promise<Outcome> {
  try {
    return await look(needs, project, intent);
  } catch (error) {
    const failure = serverFailure(error);
    if (failure === null) throw error;
    if (failure.code === "closed" || failure.code === "missing") return drop(needs, intent);
    await needs.database.transaction(async (store) => {
      if (failure.retryable) await store.intents.failed(intent.server, intent.change, failure.text);
      else await store.intents.remove(intent.server, intent.change);
    });
    return { kind: "failed", failure };
  }
}

async function look(needs: ServerNeeds, project: Project, intent: Intent): Promise<Outcome> {
  const now = await lookAtIntent(needs, project, intent);
  if (now === "done") return { kind: "done" };
  // One 404 is a question: the intent waits until the change answers again, or is gone.
  if (now === "missing") return { kind: "overtaken" };
  if (!isAsDecided(now.stored, now.change, intent)) return drop(needs, intent);
  if (intent.kind === "warn" && !(await isStillSilent(needs, project, intent))) {
    return drop(needs, intent);
  }
  if (!hasNothingToSay(intent)) return act(needs, project, intent, now.change);
  await confirmIntent(needs, project, intent, now.change);
  return { kind: "done" };
}

/** A hold in words that was told in this state already: it stands again. */
const hasNothingToSay = ({ kind, text }: Intent) => kind === "message" && text === null;

/** Looks whether an intent was carried out already and confirms it then; otherwise gives the change as it is now. */
export async function lookAtIntent(
  needs: ServerNeeds,
  project: Project,
  intent: Intent,
): Promise<"done" | "missing" | { readonly stored: SeenChange; readonly change: SeenChange }> {
  const stored = await needs.database.store.changes.get(intent.server, intent.change);
  if (stored === null) return "missing";
  const ref = { repository: stored.change.repository, number: intent.change };
  const answer = await needs.gerrit.change(ref);
  if (answer === "missing") return "missing";
  const { bot } = await needs.database.store.servers.get(intent.server);
  if (bot !== null && (await isDone(needs, ref, answer.change, intent, bot))) {
    await confirmIntent(needs, project, intent, answer.change);
    return "done";
  }
  return { stored: stored.change, change: answer.change };
}

/** The next pass sees what happened and decides anew. */
async function drop(needs: ServerNeeds, intent: Intent): Promise<Outcome> {
  await needs.database.transaction((store) => store.intents.remove(intent.server, intent.change));
  return { kind: "overtaken" };
}

async function isDone(
  { gerrit }: ServerNeeds,
  ref: Ref,
  change: SeenChange,
  intent: Intent,
  bot: number,
): Promise<boolean> {
  const { kind, label, value, attempts, text: words, silentSince } = intent;
  const stands = voteOf(change, bot, label, value) !== null;
  if (kind === "lift") return !stands;
  if (isVote(intent) && stands) return true;
  // After an unknown outcome the log tells: words leave no vote, and a vote may have been lost since.
  if (attempts === 0 || words === null) return false;
  const log = await gerrit.messages(ref);
  // The same words may have warned of an earlier silence.
  const isNew = (at: Date) => silentSince === null || at > silentSince;
  const isOurs = (one: ChangeMessage) => one.author === bot && one.text.includes(words);
  return log !== "missing" && log.some((one) => isOurs(one) && isNew(one.at));
}

const isVote = ({ kind }: Intent) => kind === "hold" || kind === "restore";

/** Whether the change still is what the decision was made on; of a silence any word may be the end. */
function isAsDecided(
  stored: SeenChange,
  now: SeenChange,
  { kind, metaRevId }: Pick<Intent, "kind" | "metaRevId">,
): boolean {
  // It was read since, and nothing was decided on what was read.
  if (stored.metaRevId !== metaRevId) return false;
  if (stored.metaRevId === now.metaRevId) return true;
  return kind !== "warn" && decisive(stored) === decisive(now);
}

const decisive = ({ status, patchSet, topic, branch, isPrivate, isWip, votes }: SeenChange) =>
  JSON.stringify([status, patchSet, topic, branch, isPrivate, isWip, votes]);

async function act(
  needs: ServerNeeds,
  project: Project,
  intent: Intent,
  change: SeenChange,
): Promise<Outcome> {
  const { database, gerrit } = needs;
  const ref = { repository: change.repository, number: change.number };
  if (isVote(intent) && !change.labels.includes(intent.label)) return noSuchLabel(needs, intent);
  const isWanted = await database.transaction((store) =>
    store.intents.failed(intent.server, intent.change, "sent, no answer seen yet"),
  );
  // A person decided since, and it was taken out of the outbox.
  if (!isWanted) return { kind: "overtaken" };
  if (intent.kind === "lift" && change.status !== "NEW") {
    await gerrit.deleteOwnVote(ref, intent.label);
    await confirmIntent(needs, project, intent, withoutVote(change, intent));
    return { kind: "done" };
  }
  const { applied, change: after } = await gerrit.review(ref, intent.patchSet, {
    label: intent.label,
    value: { hold: intent.value, restore: intent.value, lift: 0, message: null, warn: null }[
      intent.kind
    ],
    message: intent.text,
    notify: intent.isFull ? "OWNER" : "NONE",
  });
  if (isVote(intent) && applied.get(intent.label) !== intent.value)
    return noSuchLabel(needs, intent);
  await confirmIntent(needs, project, intent, after ?? change);
  return { kind: "done" };
}

/** Gerrit drops a label or value that it does not know and answers 200. */
async function noSuchLabel(needs: ServerNeeds, intent: Intent): Promise<Outcome> {
  await drop(needs, intent);
  return {
    kind: "failed",
    failure: {
      code: "no-such-label",
      text: `Gerrit does not take ${intent.label} ${intent.value} on change ${intent.change}: the project has no such label or value.`,
      retryable: false,
    },
  };
}

const withoutVote = (change: SeenChange, intent: Intent): SeenChange => ({
  ...change,
  votes: change.votes.filter(
    ({ label, value }) => label !== intent.label || value !== intent.value,
  ),
});
