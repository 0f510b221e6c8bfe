import type { KeptPlan, ProjectState, Store } from "#lib/database/store.ts";
import { type Pair, pairKey } from "#lib/domain/brake.ts";
import { counted } from "#lib/domain/phrases.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import { countOut } from "./count-out.ts";
import { decideOn } from "./decide-pass.ts";
import type { Needs, Project } from "./needs.ts";
import { pairsOf } from "./pass-report.ts";
import { rowBy } from "./person.ts";

export type Approved = {
  readonly kind: "done";
  readonly project: string;
  readonly id: string;
  /** Holds that may be placed now, and those that `--up-to` keeps back. */
  readonly approved: number;
  readonly keptBack: number;
  /** True when this approval started the project. */
  readonly starts: boolean;
  /** False where all of it was answered so already. */
  readonly changed: boolean;
  readonly text: string;
};

/**
 * A person's word on a kept plan: its pairs are allowed, with `upTo` only those of the lowest change numbers. The
 * first approval starts the project. The same command answers the brake.
 */
export async function approvePlan(
  { database, now }: Needs,
  project: Project,
  id: string,
  { upTo, who, reason = null }: { upTo: number | null; who: string; reason?: string | null },
): Promise<Approved | Refusal> {
  return database.transaction(async (store) => {
    const plan = await store.plans.get(project.key, id);
    const state = await store.projects.get(project.key);
    if (plan === null || state === null) return unknownPlan(project, id);
    const pairs = plan.pairs.toSorted((a, b) => a.change - b.change);
    const approved = pairs.slice(0, upTo ?? pairs.length);
    const keptBack = pairs.slice(approved.length);
    const starts = state.startedAt === null;
    const told = { id, approved: approved.length, keptBack: keptBack.length, starts };
    const done = { kind: "done", project: project.key, ...told } as const;
    if (!starts && (await isAnswered(store, project, { approved, keptBack }, now()))) {
      return {
        ...done,
        changed: false,
        text: `Nothing more of plan ${id} is let go or kept back.`,
      };
    }
    const past = await noLongerPlaced(store, project, approved, now());
    const text = approvedText({ ...told, past }, state.pausedAt !== null);
    if (starts) await countOutStop(store, project, state, now());
    await answer(store, project, {
      plan,
      approved,
      keptBack,
      starts,
      who,
      reason,
      at: now(),
      text,
    });
    return { ...done, changed: true, text };
  });
}

type Answers = { readonly approved: readonly Pair[]; readonly keptBack: readonly Pair[] };

/** Whether people have answered all of it so before. */
async function isAnswered(
  { approvals }: Store,
  { key }: Project,
  { approved, keptBack }: Answers,
  at: Date,
): Promise<boolean> {
  const known = await approvals.read(key, at);
  return (
    approved.every((pair) => known.approved.has(pairKey(pair))) &&
    keptBack.every((pair) => known.keptBack.has(pairKey(pair)))
  );
}

/** How many holds of a plan would not be placed any more if it were made now: they stand already, or nothing wants them. */
async function noLongerPlaced(
  store: Store,
  project: Project,
  approved: readonly Pair[],
  at: Date,
): Promise<number> {
  const now = await decideOn(store, project, at, "all");
  const due = new Set("decision" in now ? pairsOf(now.decision).map(pairKey) : []);
  return approved.filter((pair) => !due.has(pairKey(pair))).length;
}

type Told = Pick<Approved, "id" | "approved" | "keptBack" | "starts"> & { readonly past: number };

function approvedText({ id, approved, keptBack, starts, past }: Told, isPaused: boolean): string {
  const old = past > 0 ? `, ${past} of them no longer to be placed` : "";
  const rest = keptBack > 0 ? `, ${keptBack} kept back` : "";
  return [
    `Plan ${id} approved: ${counted(approved, "hold")}${old}${rest}.`,
    ...(approved === 0 && keptBack > 0
      ? ["This plan or another one lets those go when it is approved without a limit."]
      : []),
    ...whatFollows(starts, isPaused),
  ].join(" ");
}

function whatFollows(starts: boolean, isPaused: boolean): string[] {
  if (!isPaused) return starts ? ["The project starts with the next pass."] : [];
  const nothing = starts ? "the project does not start" : "nothing is sent";
  return [`It is paused: ${nothing} before somebody resumes it.`];
}

/** Before the start no clock runs: not either between the end of a stop and the approval of a new first plan. */
async function countOutStop(
  store: Store,
  project: Project,
  state: ProjectState,
  at: Date,
): Promise<void> {
  const stop = state.pauses.at(-1);
  if (stop === undefined) return;
  await countOut(store, project, state, { from: stop.until, until: state.pausedAt ?? at });
}

type Answer = Answers & {
  readonly plan: KeptPlan;
  readonly starts: boolean;
  readonly who: string;
  readonly reason: string | null;
  readonly at: Date;
  readonly text: string;
};

async function answer(store: Store, { key }: Project, given: Answer): Promise<void> {
  const { plan, approved, keptBack, starts, who, reason, at, text } = given;
  await store.approvals.answer(key, approved, true, who, at);
  await store.approvals.answer(key, keptBack, false, who, at);
  const start = starts ? { startedAt: at, debtReadyAt: at } : {};
  await store.projects.save(key, { onlyApproved: true, ...start });
  await store.history.add([
    rowBy({ who, reason }, { key }, at, {
      kind: "approve",
      code: starts ? "started" : "approved",
      text,
      facts: { plan: plan.id, planned: plan.at, approved, keptBack },
    }),
  ]);
}

const unknownPlan = ({ key }: Project, id: string) =>
  refuse("unknown-plan", `There is no plan ${id} of ${key}; a plan is kept for 7 days.`, [
    "Make and approve a new one with ",
    { kind: "plan" },
    ".",
  ]);
