import type { VerdictCode } from "#lib/domain/verdict.ts";
import type { JobSight, Needs, Project } from "./needs.ts";
import { type Board, showBoard } from "./show-board.ts";

export type ProjectMeasures = {
  readonly project: string;
  readonly slots: number;
  readonly occupied: number;
  readonly verdicts: Readonly<Partial<Record<VerdictCode, number>>>;
  /** Holds that stand, and new ones that wait for a person. */
  readonly standing: number;
  readonly waiting: number;
  readonly backlog: number;
  readonly ready: number;
  readonly problems: number;
  readonly isStarted: boolean;
  readonly isPaused: boolean;
  /** The number of the newest decision. */
  readonly history: number;
};

export type ServerMeasures = {
  readonly server: string;
  /** Null where nothing was read yet. */
  readonly secondsSinceRead: number | null;
  readonly isFailing: boolean;
};

/** The state of the whole service in numbers, for monitoring. */
export type Measures = {
  readonly projects: readonly ProjectMeasures[];
  readonly servers: readonly ServerMeasures[];
  /** Null while the queue can't be reached. */
  readonly jobs: Awaited<ReturnType<JobSight["counts"]>> | null;
  readonly database: {
    readonly bytes: number;
    readonly freeBytes: number;
    readonly fault: object | null;
  };
};

type MeasureNeeds = Needs & { readonly projects: ReadonlyMap<string, Project> };

/** Measures every project and server; as dear as one board for each project, so it is not asked at every moment. */
export async function measure(needs: MeasureNeeds): Promise<Measures> {
  const projects = [...needs.projects.values()];
  const servers = [...new Set(projects.map(({ server }) => server))];
  return {
    projects: await Promise.all(projects.map((project) => measureProject(needs, project))),
    servers: await Promise.all(servers.map((server) => measureServer(needs, server))),
    jobs: await countJobs(needs),
    database: await needs.database.condition(),
  };
}

async function measureProject(needs: Needs, project: Project): Promise<ProjectMeasures> {
  const board = await showBoard(needs, project);
  const { store } = needs.database;
  const [newest] = await store.history.list(project.key, { limit: 1 });
  const problems = await store.problems.all(project.key);
  return {
    project: project.key,
    ...numbersOf(board),
    problems: problems.length + board.condition.obstacles.length,
    history: newest?.seq ?? 0,
  };
}

function numbersOf({ count, occupied, verdicts, held, unanswered, ...board }: Board) {
  const { backlog, ready, condition } = board;
  return {
    slots: count,
    occupied,
    verdicts,
    standing: held,
    waiting: unanswered,
    backlog: backlog.length,
    ready,
    isStarted: condition.startedAt !== null,
    isPaused: condition.pausedAt !== null,
  };
}

async function measureServer({ database, now }: Needs, server: string): Promise<ServerMeasures> {
  const { lastReadAt, failedSince } = await database.store.servers.get(server);
  const age = lastReadAt === null ? null : (now().getTime() - lastReadAt.getTime()) / 1000;
  return { server, secondsSinceRead: age, isFailing: failedSince !== null };
}

async function countJobs({ jobs }: Needs): Promise<Measures["jobs"]> {
  if (jobs === undefined) return { waiting: 0, running: 0, dead: 0 };
  return jobs.counts().catch(() => null);
}
