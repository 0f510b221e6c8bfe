import type { Store } from "#lib/database/store.ts";
import type { Tenure } from "#lib/domain/blueprint.ts";
import type { Quick } from "#lib/domain/command.ts";
import type { Decision } from "#lib/domain/decision.ts";
import type { Follows, Passage } from "#lib/domain/follows-words.ts";
import type { Survey, World } from "#lib/domain/world.ts";
import type { Refusal } from "#lib/failure.ts";
import { type Decided, decideOn } from "./decide-pass.ts";
import { type Done, doCommand } from "./do-command.ts";
import { lapseNews } from "./lapse-news.ts";
import { decisionIn, lookAtProject, type Sight } from "./look-at-project.ts";
import { type Needs, type Project, within } from "./needs.ts";
import { isNewHold } from "./pass-report.ts";
import type { Person } from "./person.ts";
import { isRunning } from "./project-state.ts";
import { showPending } from "./show-pending.ts";

/** What a command would do, in a sentence and in figures. */
export type Preview = {
  readonly kind: "preview";
  readonly text: string;
  readonly changed: boolean;
  readonly details: readonly string[];
  readonly follows: Follows;
};

/** So many of the changes behind the figures are named. */
const mostChanges = 50;

/** A command that was done, and what follows from it. */
export type Foreseen = {
  readonly kind: "foreseen";
  readonly done: Done;
  readonly preview: Preview;
};

/**
 * What would follow from a command: it is done for a moment, the pass that would come after it is decided, and all of it
 * is undone. What would follow without it too is left out.
 */
export async function previewCommand(
  needs: Needs,
  project: Project,
  command: Quick,
  person: Person,
): Promise<Preview | Refusal> {
  const seen = await seenNow(needs, project);
  const foreseen = await needs.database.attempt(
    (store) =>
      foreseeIn(needs, store, project, command, { ...person, reason: person.reason ?? "…", seen }),
    () => false,
  );
  return foreseen.kind === "foreseen" ? foreseen.preview : foreseen;
}

/** A project as it was seen without the lock of a transaction, and what tells whether it is so still. */
export type Seen = { readonly revision: string; readonly sight: Sight };

/** Looks at a project for a transaction that is about to begin. */
export async function seenNow(needs: Needs, project: Project): Promise<Seen> {
  // In this order: what is committed between the two is told by the next revision.
  const { revision } = await needs.database.version();
  return { revision, sight: await lookAtProject(needs, project) };
}

/** Does a command in an open transaction and decides the pass that would come after it: so both are of one state. */
export async function foreseeIn(
  needs: Needs,
  store: Store,
  project: Project,
  command: Quick,
  { seen, ...person }: Person & { readonly seen: Seen },
): Promise<Foreseen | Refusal> {
  const mine = within(needs, store);
  const isStill = (await needs.database.version()).revision === seen.revision;
  const sight = isStill ? seen.sight : await lookAtProject(mine, project);
  const before = outcomeOf(
    sight.world,
    sight.survey,
    sight.isStarted && !sight.isPaused ? decisionIn(sight) : idle,
  );
  const waited = await showPending(mine, project);
  const done = await doCommand(mine, project, command, person);
  if (done.kind === "refused") return done;
  const runs = await isRunning(store, project);
  const after = runs ? await decideOn(store, project, needs.now(), "all") : null;
  // Whoever answers for what waits is told all of it that will wait still.
  const seenBefore = command.kind === "approve" ? { ...before, waiting: 0 } : before;
  const preview = previewOf(done, seenBefore, isDecided(after) ? ofDecided(after) : null);
  const isKept = preview.follows.holds > 0;
  const news = lapseNews(waited, await showPending(mine, project), { isKept });
  return {
    kind: "foreseen",
    done,
    preview: { ...preview, details: [...preview.details, ...news] },
  };
}

/** A project that stands still decides nothing; what is in its slots stays there. */
const idle = { leaving: [], entries: [], sends: [], waiting: [] };

const isDecided = (after: Awaited<ReturnType<typeof decideOn>> | null): after is Decided =>
  after !== null && !("kind" in after);

const ofDecided = ({ world, survey, decision }: Decided) => outcomeOf(world, survey, decision);

/** What a pass does, as far as a person wants to know before they decide. */
type Outcome = {
  readonly sends: ReadonlyMap<string, Follows["changes"][number]>;
  readonly waiting: number;
  readonly slots: ReadonlyMap<string, Passage>;
};

function outcomeOf(
  world: World,
  survey: Survey,
  decision: Pick<Decision, "leaving" | "entries" | "sends" | "waiting">,
): Outcome {
  const gone = new Set(decision.leaving.map(({ tenure }) => tenure.blueprint));
  const staying = world.tenures.filter(({ blueprint }) => !gone.has(blueprint));
  const inside: readonly Pick<Tenure, "blueprint" | "number">[] = [...staying, ...decision.entries];
  return {
    sends: new Map(decision.sends.flatMap((send) => sendOf(send) ?? [])),
    waiting: decision.waiting.length,
    slots: new Map(
      inside.map(({ blueprint, number }) => [
        blueprint,
        { blueprint: survey.known.get(blueprint)?.name ?? blueprint, slot: number },
      ]),
    ),
  };
}

function sendOf(send: Decision["sends"][number]) {
  const kind = isNewHold(send) ? "hold" : isLift(send) ? "lift" : null;
  if (kind === null) return null;
  const { number: change, subject } = send.judged.followed.change;
  const { blueprint } = send;
  return [[`${kind} ${change}`, { change, subject, kind, blueprint }] as const];
}

const isLift = ({ kind, words }: Decision["sends"][number]) => kind === "lift" || words === "end";

/** Where nothing is decided after it, nothing follows. */
function previewOf(done: Done, before: Outcome, outcome: Outcome | null): Preview {
  const after = outcome ?? before;
  const changes = missingFrom(after.sends, before.sends);
  const count = (kind: "hold" | "lift") => changes.filter((one) => one.kind === kind).length;
  return {
    kind: "preview",
    text: done.text,
    changed: done.changed !== false,
    details: done.details ?? [],
    follows: {
      holds: count("hold"),
      lifts: count("lift"),
      waiting: Math.max(0, after.waiting - before.waiting),
      changes: changes.slice(0, mostChanges),
      enters: missingFrom(after.slots, before.slots),
      leaves: missingFrom(before.slots, after.slots),
    },
  };
}

/** What is in the first and not in the second. */
const missingFrom = <T>(all: ReadonlyMap<string, T>, others: ReadonlyMap<string, T>): T[] =>
  [...all].flatMap(([key, value]) => (others.has(key) ? [] : [value]));
