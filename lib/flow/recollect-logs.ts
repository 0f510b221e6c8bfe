import type { Store } from "#lib/database/store.ts";
import { keyOf } from "#lib/domain/blueprint.ts";
import { voteOf } from "#lib/domain/change.ts";
import { type Exemption, nameOf } from "#lib/domain/exemption.ts";
import { type Recollection, recollect } from "#lib/domain/recollection.ts";
import { blueprintOf, stateOf } from "#lib/domain/speech.ts";
import type { Judged, World } from "#lib/domain/world.ts";
import { lookAtProject, type Sight } from "./look-at-project.ts";
import { restoredKey } from "./mark-restored.ts";
import type { Project, ServerNeeds } from "./needs.ts";

/** The state was read up to the backup's moment; a server's index may lag by this much. */
const overlap = 120_000;

type Remembered = { readonly judged: Judged; readonly log: Recollection };

/**
 * After a restore, before anything is decided: reads the log of every change that moved since the backup, and takes
 * from it what the bot did meanwhile and what people did to its votes. Once; a failure leaves it to the next pass.
 */
export async function recollectLogs(needs: ServerNeeds, project: Project): Promise<void> {
  const { database } = needs;
  const problems = await database.store.problems.all(project.key);
  const restored = problems.find(({ key }) => key === restoredKey);
  if (restored === undefined) return;
  const sight = await lookAtProject(needs, project);
  const remembered = await readLogs(needs, sight, new Date(restored.since.getTime() - overlap));
  await database.transaction(async (store) => {
    for (const one of remembered) await write(store, needs, project, sight.world, one);
    await store.problems.solve(project.key, [restoredKey]);
  });
}

async function readLogs(
  { gerrit }: ServerNeeds,
  { world, judged }: Sight,
  since: Date,
): Promise<Remembered[]> {
  const bot = world.bot === null ? undefined : world.accounts.get(world.bot);
  if (bot === undefined) return [];
  const policy = world.policy.values;
  const hold = { label: policy["hold.label"], value: policy["hold.value"] };
  const moved = judged.filter(({ followed }) => followed.change.updatedAt >= since);
  const remembered: Remembered[] = [];
  for (const one of moved.filter(({ followed }) => mayCarryHold(followed.change.status))) {
    const messages = await gerrit.messages(one.followed.change);
    if (messages === "missing") continue;
    remembered.push({ judged: one, log: recollect(messages, bot, hold, since) });
  }
  return remembered;
}

const mayCarryHold = (status: string) => status === "NEW" || status === "ABANDONED";

async function write(
  store: Store,
  needs: ServerNeeds,
  project: Project,
  world: World,
  { judged, log }: Remembered,
): Promise<void> {
  const { number } = judged.followed.change;
  if (log.warnedAt !== null) await writeWarning(store, project, judged, log.warnedAt);
  if (log.removal !== null && !stands(world, judged)) {
    await writeRemoval(store, needs, project, world, judged, log.removal);
  } else if (log.last === "lifted") {
    // Held anew it is another stay: it counts for the brake and is explained.
    await store.holds.remove(needs.server, [number]);
    await store.holds.forgetTold(needs.server, number);
  } else if (log.last === "held" && log.at !== null) {
    if (judged.followed.hold === null) {
      await writeHold(store, needs, project, world, judged, log.at);
    }
    if (!log.isTold) return;
    const state = stateOf(judged, world.stays);
    await store.holds.told(needs.server, number, { state, isFull: log.isFull, at: log.at });
  }
}

function stands({ bot, policy }: World, { followed }: Judged): boolean {
  const { "hold.label": label, "hold.value": value } = policy.values;
  return bot !== null && voteOf(followed.change, bot, label, value) !== null;
}

/** Whichever silence it was about began before it. */
async function writeWarning(
  store: Store,
  { key }: Project,
  judged: Judged,
  at: Date,
): Promise<void> {
  const blueprint = keyOf(blueprintOf(judged) ?? "");
  const isInSlot = (await store.tenures.open(key)).some((tenure) => tenure.blueprint === blueprint);
  if (isInSlot) await store.tenures.setWarned(key, blueprint, { at, of: at });
}

/** A vote that is no longer there although the bot gave it was lost, and is put back without a word. */
async function writeHold(
  store: Store,
  { server }: ServerNeeds,
  project: Project,
  { policy }: World,
  { followed, verdict }: Judged,
  since: Date,
): Promise<void> {
  await store.holds.save(server, followed.change.number, {
    project: project.key,
    form: policy.values["hold.mode"] === "comment" ? "comment" : "vote",
    label: policy.values["hold.label"],
    value: policy.values["hold.value"],
    patchSet: followed.change.patchSet,
    restoredOn: null,
    since,
    verdict: verdict.code,
  });
}

async function writeRemoval(
  store: Store,
  { server, now }: ServerNeeds,
  project: Project,
  { accounts }: World,
  { followed }: Judged,
  removal: NonNullable<Recollection["removal"]>,
): Promise<void> {
  const { number } = followed.change;
  const who = removal.author === null ? "somebody" : nameOf(accounts, removal.author);
  const reason = `${who} took the hold off in Gerrit`;
  const exemption: Exemption = {
    kind: "vote-removed",
    who,
    at: removal.at,
    reason,
    approval: null,
    endedAt: null,
  };
  await store.exemptions.save(server, number, exemption);
  await store.holds.remove(server, [number]);
  await store.history.add([
    {
      project: project.key,
      at: now(),
      who,
      kind: "exempt",
      code: "vote-removed",
      change: number,
      blueprint: null,
      reason: "found in the log after a restore",
      text: `${reason}; change ${number} needs no slot until that is taken back.`,
      facts: { exemption },
    },
  ]);
}
