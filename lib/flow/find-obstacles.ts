import type { Problem, Store } from "#lib/database/store.ts";
import {
  brokenDatabase,
  deadJobs,
  fullDisk,
  noPass,
  type Obstacle,
  queueAway,
  silentServer,
  unreadable,
  wrongClock,
} from "#lib/domain/obstacle.ts";
import type { JobSight, Needs, Project } from "./needs.ts";
import { clockKey } from "./watch-clock.ts";

type ServerState = Awaited<ReturnType<Store["servers"]["get"]>>;

/** What keeps a project from being worked on, the gravest first. */
export async function findObstacles(
  { database, jobs, passEvery }: Needs,
  project: Project,
  server: ServerState,
  now: Date,
): Promise<readonly Obstacle[]> {
  const { file, freeBytes, fault } = await database.condition();
  const problems = await database.store.problems.all(project.key);
  const found = [
    fault && brokenDatabase(fault.fault, `${fault.text} ${fault.remedy}`, fault.since),
    ...(await obstaclesOfJobs(jobs)),
    silence(project, server) ?? noPass(server.lastReadAt, now, file, passEvery),
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

async function obstaclesOfJobs(jobs: JobSight | undefined): Promise<Obstacle[]> {
  if (jobs === undefined) return [];
  try {
    const dead = (await jobs.list()).filter(({ state }) => state === "dead");
    const [first] = dead.flatMap(({ since }) => since ?? []).toSorted(byTime);
    return dead.length === 0 ? [] : [deadJobs(dead.length, first ?? null)];
  } catch (error) {
    return [queueAway(error instanceof Error ? error.message : String(error))];
  }
}

const byTime = (a: Date, b: Date) => a.getTime() - b.getTime();
const isUnreadable = ({ key }: Problem) => key.startsWith("repository:");
const isClock = ({ key }: Problem) => key === clockKey;

/** Whether a stored problem is told as an obstacle already. */
export const isObstacle = (problem: Problem): boolean => isUnreadable(problem) || isClock(problem);
