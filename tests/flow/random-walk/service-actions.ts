import { assignSlot } from "#lib/flow/assign-slot.ts";
import { closeBlueprint } from "#lib/flow/close-blueprint.ts";
import { declareReady } from "#lib/flow/declare-ready.ts";
import { endExemptions } from "#lib/flow/end-exemptions.ts";
import { exemptChange } from "#lib/flow/exempt-change.ts";
import { importBlueprints } from "#lib/flow/import-blueprints.ts";
import { pauseProject } from "#lib/flow/pause-project.ts";
import { rankBlueprint } from "#lib/flow/rank-blueprint.ts";
import { releaseBlueprint } from "#lib/flow/release-blueprint.ts";
import { reopenBlueprint } from "#lib/flow/reopen-blueprint.ts";
import { resumeProject } from "#lib/flow/resume-project.ts";
import { setPolicy } from "#lib/flow/set-policy.ts";
import { unlinkChange } from "#lib/flow/unlink-change.ts";
import { changesOf, someChange, takeBack } from "./sight.ts";
import { blueprintNames, type Walk } from "./walk.ts";

const core = { who: "dana", reason: "agreed in the meeting" };

type Act = (walk: Walk) => Promise<unknown>;

/** On a change that the service has seen. */
const onSeen =
  (
    among: Parameters<typeof someChange>[1],
    act: (walk: Walk, number: number) => Promise<{ readonly kind: string }>,
    note: (walk: Walk, number: number) => void,
  ): Act =>
  async (walk) => {
    const { number } = someChange(walk, among);
    const answer = await act(walk, number);
    if (answer.kind === "done") note(walk, number);
    return `${answer.kind} ${number}`;
  };

const onBlueprint =
  (
    act: (
      needs: Walk["stage"]["needs"],
      project: Walk["stage"]["project"],
      name: string,
      person: typeof core,
    ) => Promise<unknown>,
  ): Act =>
  ({ stage, chance }) =>
    act(stage.needs, stage.project, chance.one(blueprintNames), core);

const exemptOne = onSeen(
  "held",
  ({ stage }, number) => exemptChange(stage.needs, stage.project, String(number), core),
  ({ changes }, number) => Object.assign(changes.get(number) ?? {}, { isExempt: true }),
);

const takeBackOne = onSeen(
  "decided",
  ({ stage }, number) => endExemptions(stage.needs, stage.project, String(number), core),
  takeAllBack,
);

const settings: Readonly<Record<string, readonly string[]>> = {
  "slots.count": ["1", "1", "2"],
  "slots.debt": ["0", "1"],
  "slots.freeEmptyAfter": ["0s", "3d"],
  "hold.notInBacklog": ["hold", "list"],
  "hold.unknownBlueprint": ["hold", "list"],
  "hold.unlinked": ["hold", "list", "ignore"],
  "hold.approved": ["free", "hold"],
  "ready.declaration": ["assumed", "required"],
};

const acts: Readonly<Record<string, Act>> = {
  rank: ({ stage, chance }) => {
    const place = { kind: "rank", rank: 1 + chance.number(blueprintNames.length) } as const;
    const wanted = { blueprint: chance.one(blueprintNames), place, seen: null };
    return rankBlueprint(stage.needs, stage.project, wanted, core);
  },
  assign: onBlueprint(assignSlot),
  "assign another": onBlueprint(assignSlot),
  release: onBlueprint(releaseBlueprint),
  ready: onBlueprint(declareReady),
  reopen: reopenOne,
  "reopen another": reopenOne,
  close: ({ stage, chance }) => {
    const as = chance.one(["done", "deferred", "withdrawn"] as const);
    return closeBlueprint(stage.needs, stage.project, chance.one(blueprintNames), as, core);
  },
  import: ({ stage, chance }) => {
    const dates = [null, new Date("2014-04-01T00:00:00Z"), new Date("2014-04-01T00:00:00Z")];
    const name = chance.one(blueprintNames);
    const kind = chance.one(["feature", "feature", "debt"] as const);
    const one = { name, title: name, kind, approvedAt: chance.one(dates) };
    return importBlueprints(stage.needs, stage.project, [one], { rerank: false, ...core });
  },
  policy: ({ stage, chance }) => {
    const key = chance.one(Object.keys(settings));
    const written = { [key]: chance.one(settings[key] ?? []) };
    return setPolicy(stage.needs, stage.project, written, core);
  },
  exempt: exemptOne,
  "exempt --off": takeBackOne,
  unlink: onSeen(
    "any",
    ({ stage }, number) => unlinkChange(stage.needs, stage.project, String(number), core),
    ({ changes }, number) => Object.assign(changes.get(number) ?? {}, { named: [] }),
  ),
  "exempt another": exemptOne,
  "exempt a third": exemptOne,
  "exempt --off another": takeBackOne,
  "exempt --off a third": takeBackOne,
  pause: async (walk) => {
    await pauseProject(walk.stage.needs, walk.stage.project, core);
    walk.isPaused = true;
  },
  resume,
  wait: async ({ tick }) => tick(4 * 86_400),
};

function takeAllBack(walk: Walk, number: number): void {
  const notes = walk.changes.get(number);
  if (notes === undefined) return;
  takeBack(notes);
  notes.isExempt = false;
  if (notes.removal === "seen") notes.removal = "none";
}

async function reopenOne({ stage, chance }: Walk): Promise<unknown> {
  const all = await stage.needs.database.store.blueprints.all("nova");
  const closed = all.filter(({ state }) => state !== "open").map(({ name }) => name);
  const name = chance.one(closed.length > 0 ? closed : blueprintNames);
  return reopenBlueprint(stage.needs, stage.project, name, core);
}

async function resume(walk: Walk): Promise<void> {
  await resumeProject(walk.stage.needs, walk.stage.project, core);
  walk.isPaused = false;
}

const whilePaused = [
  "resume",
  "resume",
  "resume",
  "exempt",
  "release",
  "assign",
  "unlink",
  "policy",
];

/** Somebody decides something in the service; what it refuses is no matter here. */
export async function actInService(walk: Walk): Promise<string> {
  const name = walk.isPaused ? walk.chance.one(whilePaused) : walk.chance.one(Object.keys(acts));
  if (changesOf(walk).length === 0) return "nothing to decide on";
  const answer = await acts[name]?.(walk);
  return `${name} ${JSON.stringify(answer ?? "")}`.slice(0, 160);
}
