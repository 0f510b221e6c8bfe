import type { StateDatabase } from "#lib/database/database.ts";
import type { NewBlueprint } from "#lib/database/store.ts";
import { approvePlan } from "#lib/flow/approve-plan.ts";
import type { Project, ServerNeeds } from "#lib/flow/needs.ts";
import type { PassReport } from "#lib/flow/pass-report.ts";
import { runPasses } from "#lib/flow/run-passes.ts";
import { seedProject } from "#lib/flow/seed-projects.ts";
import { showPlan } from "#lib/flow/show-plan.ts";
import { createGerrit } from "#lib/gerrit/client.ts";
import { type Nova, setUpNova } from "./nova.ts";
import type { ReviewServer } from "./review-server.ts";
import { startSandboxServer } from "./sandbox-server.ts";
import { temporaryStore } from "./temporary-store.ts";

/** One project on a sandbox, driven in this process: the flows without the command around them. */
export type PassingProject = AsyncDisposable & {
  readonly server: ReviewServer & {
    readonly sandbox: Awaited<ReturnType<typeof startSandboxServer>>["sandbox"];
  };
  readonly nova: Nova;
  readonly needs: ServerNeeds;
  readonly project: Project;
  /** Moves the clock of the service, not that of the server. */
  readonly later: (milliseconds: number) => void;
  readonly know: (blueprints: readonly Partial<NewBlueprint>[]) => Promise<void>;
  /** Approves the plan of this moment. */
  readonly start: () => Promise<void>;
  readonly pass: () => Promise<PassReport>;
};

/** `clock` is that of the server, and of the service as long as nobody moves it `later`. */
export async function passingProject(
  policy: Readonly<Record<string, string>> = {},
  {
    clock: time = () => new Date(),
    store = temporaryStore,
  }: {
    readonly clock?: () => Date;
    readonly store?: () => Promise<StateDatabase>;
  } = {},
): Promise<PassingProject> {
  const server = await startSandboxServer({ now: time });
  const nova = await setUpNova(server);
  const database = await store();
  const clock = { ahead: 0 };
  const project: Project = {
    key: "nova",
    server: "sandbox",
    repositories: [nova.repository],
    branches: ["master"],
    cores: "nova-core",
    others: [],
    pages: "https://slots.example.org/nova",
  };
  const { username, password } = nova.bot;
  const needs: ServerNeeds = {
    database,
    now: () => new Date(time().getTime() + clock.ahead),
    server: "sandbox",
    gerrit: createGerrit({ url: server.url, username, password, contact: null }),
    projects: [project],
  };
  await seedProject(needs, project, policy);
  const pass = async () => {
    const passes = await runPasses({ ...needs, servers: new Map([["sandbox", needs]]) }, "a test");
    const [report] = passes.kind === "done" ? passes.value : [];
    if (!report) throw new Error("no pass was made");
    return report;
  };
  return {
    server,
    nova,
    needs,
    project,
    later: (milliseconds) => {
      clock.ahead += milliseconds;
    },
    know: (blueprints) =>
      database.transaction((store) =>
        store.blueprints.add("nova", blueprints.map(completed), needs.now()),
      ),
    start: async () => {
      const plan = await showPlan(needs, project, "a test");
      const id = plan.kind === "done" ? plan.value.id : null;
      if (id === null) throw new Error("no plan was made");
      await approvePlan(needs, project, id, { upTo: null, who: "a core" });
    },
    pass,
    [Symbol.asyncDispose]: async () => {
      await database.close();
      await server.stop();
    },
  };
}

function completed(some: Partial<NewBlueprint>): NewBlueprint {
  const name = some.name ?? "unnamed";
  const approvedAt = new Date("2014-04-01T00:00:00Z");
  return { name, title: name, kind: "feature", approvedAt, spec: null, owner: null, ...some };
}
