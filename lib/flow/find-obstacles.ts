import type { Problem } from "#lib/database/store.ts";
import {
  brokenDatabase,
  deadJobs,
  fullDisk,
  noPass,
  type Obstacle,
  queueAway,
  silentServer,
  unreadable,
  unworkedQueue,
  wrongClock,
} from "#lib/domain/obstacle.ts";
import type { JobSight, Needs, Project } from "./needs.ts";
import type { KnownCondition } from "./read-condition.ts";
import { clockKey } from "./watch-clock.ts";

type ServerState = KnownCondition["server"];

/** What keeps a project from being worked on, the gravest first. */
export async function findObstacles(
  { jobs, passEvery }: Pick<Needs, "jobs" | "passEvery">,
  project: Project,
  { server, problems, database }: Pick<KnownCondition, "server" | "problems" | "database">,
  now: Date,
): Promise<readonly Obstacle[]> {
  const { file, freeBytes, fault } = database;
  const seen = await seeJobs(jobs);
  const unworked = seen.kind === "jobs" ? whoWorks(seen.jobs, project, server, now, file) : null;
  const found = [
    fault && brokenDatabase(fault.fault, `${fault.text} ${fault.remedy}`, fault.since),
    seen.kind === "away" ? seen.obstacle : null,
    unworked,
    silence(project, server) ??
      (unworked === null ? noPass(server.lastReadAt, now, file, passEvery) : null),
    seen.kind === "jobs" ? givenUp(seen.jobs) : null,
    ...problems.filter(isUnreadable).map(({ key, text, since }) => unreadable(key, text, since)),
    fullDisk(freeBytes, file),
    ...problems.filter(isClock).map(({ text, since }) => wrongClock(text, since)),
  ].filter((one) => one !== null);
  return found.toSorted((a, b) => Number(b.isTotal) - Number(a.isTotal));
}

function silence(project: Project, { failureText, failedSince }: ServerState): Obstacle | null {
  if (failureText === null || failedSince === null) return null;
  return silentServer(project.server, failureText, failedSince);
}

type Jobs = Awaited<ReturnType<JobSight["list"]>>;
type Seen =
  | { readonly kind: "jobs"; readonly jobs: Jobs }
  | { readonly kind: "away"; readonly obstacle: Obstacle }
  | { readonly kind: "unseen" };

async function seeJobs(sight: JobSight | undefined): Promise<Seen> {
  if (sight === undefined) return { kind: "unseen" };
  try {
    return { kind: "jobs", jobs: await sight.list() };
  } catch (error) {
    return { kind: "away", obstacle: awayFor(error) };
  }
}

/** Known by its parts, for a flow imports nothing of the queue. */
function awayFor(error: unknown): Obstacle {
  if (!(error instanceof Error)) return queueAway(String(error), null);
  const remedy = "remedy" in error ? ` ${error.remedy}` : "";
  const since = "since" in error && error.since instanceof Date ? error.since : null;
  return queueAway(`${error.message}${remedy}`, since);
}

function whoWorks(
  jobs: Jobs,
  { server }: Project,
  { lastReadAt }: ServerState,
  now: Date,
  file: string,
): Obstacle | null {
  // A run proves nothing: that of a killed worker stands until another one looks.
  const [next] = jobs
    .filter(({ kind, key }) => kind === "observe" && key === server)
    .flatMap((job) => job.next ?? []);
  return unworkedQueue(next ?? null, lastReadAt, now, file);
}

function givenUp(jobs: Jobs): Obstacle | null {
  const dead = jobs.filter(({ state }) => state === "dead");
  const [first] = dead.flatMap(({ since }) => since ?? []).toSorted(byTime);
  return dead.length === 0 ? null : deadJobs(dead.length, first ?? null);
}

const byTime = (a: Date, b: Date) => a.getTime() - b.getTime();
const isUnreadable = ({ key }: Problem) => key.startsWith("repository:");
const isClock = ({ key }: Problem) => key === clockKey;

/** Whether a stored problem is told as an obstacle already. */
export const isObstacle = (problem: Problem): boolean => isUnreadable(problem) || isClock(problem);
