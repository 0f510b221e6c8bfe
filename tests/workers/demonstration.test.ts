import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { loadConfig } from "#lib/config.ts";
import { listChanges } from "#lib/flow/list-changes.ts";
import type { Action } from "#lib/flow/pass-report.ts";
import { removeHolds } from "#lib/flow/remove-holds.ts";
import { runPasses } from "#lib/flow/run-passes.ts";
import { showBoard } from "#lib/flow/show-board.ts";
import { showHistory } from "#lib/flow/show-history.ts";
import { openServices, type Services } from "#lib/services.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { approveDemonstration, startDemonstration } from "#workers/demonstration.ts";

const MINUTE = 60_000;
const checkout = process.cwd();

/** One start of the service in the demonstration, without pages and without the timer. */
type Run = {
  readonly services: Services;
  readonly project: NonNullable<ReturnType<Services["projects"]["get"]>>;
  /** What the service does first, then one pass; gives what the pass did. */
  readonly begin: () => Promise<readonly Action[]>;
  readonly stop: () => Promise<void>;
};

async function start(folder: string): Promise<Run> {
  const environment = { SLOTS_DATA: folder, SLOTS_DEMO_SPEED: "off" };
  const sandbox = await startDemonstration(loadConfig(environment));
  const services = await openServices(loadConfig(environment), checkout);
  const project = services.projects.get("moonkettle");
  if (!project) throw new Error("the demonstration has no project of its own");
  return {
    services,
    project,
    begin: async () => {
      await approveDemonstration(services);
      const passes = await runPasses(services, "this test");
      if (passes.kind === "busy") throw new Error(`${passes.holder} makes a pass`);
      return passes.value.flatMap(({ actions }) => actions);
    },
    stop: async () => {
      await sandbox.close();
      await services.close();
    },
  };
}

const stateFileIn = (folder: string) => join(folder, "demo/sandbox-state.json");

type StoredChange = {
  readonly number: number;
  readonly patchSets: readonly {
    readonly votes: readonly { account: number; label: string; value: number }[];
  }[];
};
type StoredState = {
  readonly accounts: readonly { readonly id: number; readonly username: string }[];
  changes: StoredChange[];
};

/** What the review server kept. */
const keptState = async (folder: string) =>
  JSON.parse(await readFile(stateFileIn(folder), "utf8")) as StoredState;

/** Changes that carry the bot's −2, by the review server's own account. */
function votesOfTheBot({ accounts, changes }: StoredState): number[] {
  const bot = accounts.find(({ username }) => username === "slotbot")?.id;
  return changes
    .filter(({ patchSets }) =>
      patchSets
        .at(-1)
        ?.votes.some(
          ({ account, label, value }) => account === bot && label === "Code-Review" && value === -2,
        ),
    )
    .map(({ number }) => number)
    .toSorted((a, b) => a - b);
}

/** The changes that the pages show as held. */
async function held({ services, project }: Run): Promise<number[]> {
  const changes = await listChanges(services, project);
  return changes.filter((one) => one.held).map(({ change }) => change);
}

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let run: Run;
let fresh: StoredState;
let first: readonly Action[];

beforeAll(async () => {
  folder = await temporaryFolder();
  run = await start(folder.path);
  fresh = await keptState(folder.path);
  first = await run.begin();
}, MINUTE);

afterAll(async () => {
  await run.stop();
  await folder[Symbol.asyncDispose]();
});

test("the first pass fills ten slots, two or three of them with debt, and holds what has none", async () => {
  const board = await showBoard(run.services, run.project);
  const kinds = board.slots.map(({ kind }) => kind);
  expect(kinds).toHaveLength(10);
  expect(kinds).not.toContain(null);
  expect([2, 3]).toContain(kinds.filter((kind) => kind === "debt").length);
  expect(first.filter(({ kind }) => kind === "fill")).toHaveLength(10);
  expect(board.held).toBeGreaterThan(40);
  expect(board.backlog.filter(({ ready }) => ready).length).toBeGreaterThan(10);
});

test("every verdict that an ordinary day knows occurs, and exactly the waiting work is held", async () => {
  const changes = await listChanges(run.services, run.project);
  expect(new Set(changes.map(({ verdict }) => verdict))).toEqual(
    new Set([
      ...["in-slot", "waiting", "not-in-backlog", "not-proposed", "exempt"],
      ...["unknown-blueprint", "bug", "unlinked"],
    ]),
  );
  for (const { verdict, held } of changes) {
    expect(held).toBe(verdict === "waiting" || verdict === "not-in-backlog");
  }
});

test("unready work at the top of the line says what it lacks, and is passed over", async () => {
  const { backlog, slots } = await showBoard(run.services, run.project);
  const lowest = Math.max(...slots.map(({ rank }) => rank ?? 0));
  const passedOver = backlog.filter(({ rank }) => rank < lowest);
  const missing = new Set(passedOver.flatMap((one) => one.missing.map(String)));
  expect(passedOver.every(({ ready }) => !ready)).toBe(true);
  expect(missing).toEqual(new Set(["wip", "ci", "open-change"]));
});

test("the history says that demo approved the plan", async () => {
  const history = await showHistory(run.services, run.project, { limit: 1000 });
  const approvals = history.filter(({ kind }) => kind === "approve");
  expect(approvals.map(({ who, reason }) => [who, reason.code])).toEqual([["demo", "started"]]);
});

test(
  "a restart keeps every vote and every slot, and plans nothing",
  async () => {
    const before = await held(run);
    await run.stop();
    expect(votesOfTheBot(await keptState(folder.path))).toEqual(before);
    run = await start(folder.path);
    expect(await run.begin()).toEqual([]);
    expect(await held(run)).toEqual(before);
  },
  MINUTE,
);

test(
  "votes that a killed server lost are put back at the next start without a word",
  async () => {
    const before = await held(run);
    const lost = before.slice(0, 3);
    await run.stop();
    const state = await keptState(folder.path);
    const asBefore = new Map(fresh.changes.map((change) => [change.number, change]));
    state.changes = state.changes.map((change) =>
      lost.includes(change.number) ? (asBefore.get(change.number) ?? change) : change,
    );
    await writeFile(stateFileIn(folder.path), JSON.stringify(state));
    run = await start(folder.path);
    const actions = await run.begin();
    expect(actions.map(({ kind, change, posts }) => [kind, change, posts])).toEqual(
      lost.map((change) => ["restore", change, null]),
    );
    expect(await held(run)).toEqual(before);
  },
  MINUTE,
);

test(
  "a start that was cut off after the import goes on from there, until a person takes it back",
  async () => {
    await using other = await temporaryFolder();
    const environment = { SLOTS_DATA: other.path, SLOTS_DEMO_SPEED: "off" };
    const sandbox = await startDemonstration(loadConfig(environment));
    const cut = await openServices(loadConfig(environment), checkout);
    await sandbox.close();
    await expect(approveDemonstration(cut)).rejects.toThrow();
    await cut.close();
    const again = await start(other.path);
    try {
      await approveDemonstration(again.services);
      const { store } = again.services.database;
      expect((await store.projects.get("moonkettle"))?.startedAt).not.toBeNull();
      expect(await store.blueprints.all("moonkettle")).toHaveLength(60);
      const reason = { who: "dana", reason: "seen enough" };
      await removeHolds(again.services.serverOf(again.project), again.project, reason);
      await approveDemonstration(again.services);
      expect((await store.projects.get("moonkettle"))?.startedAt).toBeNull();
    } finally {
      await again.stop();
    }
  },
  MINUTE,
);

test(
  "a command on its own finds the pages of the demonstration, whatever their port",
  async () => {
    await using other = await temporaryFolder();
    const environment = { SLOTS_DATA: other.path, SLOTS_DEMO_SPEED: "off" };
    const sandbox = await startDemonstration(loadConfig({ ...environment, PORT: "4567" }));

    const { publicUrl } = loadConfig(environment);
    await sandbox.close();

    expect(publicUrl).toBe("http://127.0.0.1:4567");
    expect(loadConfig(environment).publicUrl).toBe("http://127.0.0.1:3000");
  },
  MINUTE,
);

test(
  "its people work as fast as they are told, and stop with it",
  async () => {
    await using other = await temporaryFolder();
    const environment = { SLOTS_DATA: other.path, SLOTS_DEMO_SPEED: "10" };
    const sandbox = await startDemonstration(loadConfig(environment));
    const begun = await newestIn(sandbox.url);

    await vi.waitUntil(async () => (await newestIn(sandbox.url)) !== begun, MINUTE);
    await sandbox.close();

    const left = await readFile(stateFileIn(other.path), "utf8");
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await readFile(stateFileIn(other.path), "utf8")).toBe(left);
  },
  2 * MINUTE,
);

/** The version of the change that was touched last. */
async function newestIn(url: string): Promise<string> {
  const text = await (await fetch(`${url}changes/?q=is:open&n=1`)).text();
  const [row] = JSON.parse(text.slice(text.indexOf("\n"))) as readonly { meta_rev_id: string }[];
  return row?.meta_rev_id ?? "";
}
