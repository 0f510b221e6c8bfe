import type { ReactNode } from "react";
import { actorHere } from "#app/actor.ts";
import { buildId } from "#app/build-id.ts";
import { projectIn, services } from "#app/services.ts";
import { snapshotOf } from "#app/snapshot-of.ts";
import type { Actor } from "#lib/domain/roles.ts";
import type { Condition } from "#lib/flow/read-condition.ts";
import { Bar } from "./bar.tsx";
import { type Crumb, Crumbs } from "./crumbs.tsx";
import { DecidingProvider } from "./deciding/deciding.tsx";
import { SignInToDecide } from "./deciding/sign-in-to-decide.tsx";
import { Freshness } from "./freshness.tsx";
import { PageKeys } from "./keys/page-keys.tsx";
import { LinkNotice } from "./live/link-notice.tsx";
import { LiveProvider } from "./live/live.tsx";
import { News } from "./live/news.tsx";
import { Notices } from "./notices.tsx";
import styles from "./page-frame.module.css";
import type { PageName } from "./page-names.ts";

type Frame = {
  /** Null for a page that is about no project or about all. */
  project: string | null;
  /** How the project is doing; null where there is none. */
  condition: Condition | null;
  /** Which of the bar's pages this is or belongs to. */
  page: PageName | null;
  /** New holds that wait for a person; the board and the bot's page tell of them. */
  unanswered?: number;
  /** The way to this page, for those that are not in the bar themselves. */
  crumbs?: readonly Crumb[];
  /** The answer to what people came with, as the only h1 of the page; null where the page has its own. */
  heading: ReactNode | null;
  /** The line below it. */
  meta?: ReactNode;
  /** Beside the heading, before as of when it is true. */
  beside?: ReactNode;
  /** The address of a page on which something can be decided: who has not signed in finds the way here. */
  decidedAt?: string;
  /** The board uses the whole width, pages that are read stay narrower. */
  width: "board" | "reading";
  /** The page shows another time than now, so nothing of it changes. */
  isPast?: boolean;
  children: ReactNode;
};

/** What is around every page: the bar, what must be known before all else, the answer, and as of when it is true. */
export function PageFrame({ project, page, isPast = false, ...frame }: Frame) {
  const main = (
    <>
      <LinkNotice />
      <Main {...frame} project={project} />
    </>
  );
  return (
    <>
      <a href="#main" className={styles["skip"]}>
        Skip to the page
      </a>
      <Bar project={project} page={page} />
      {project === null || isPast ? main : <LiveMain project={project}>{main}</LiveMain>}
      <PageKeys project={project} />
    </>
  );
}

/** A page that is told when it is no longer true, and on which who has signed in decides. */
async function LiveMain({ project: key, children }: { project: string; children: ReactNode }) {
  const project = projectIn(key);
  if ("kind" in project) return children;
  const actor = await actorHere(project);
  return (
    <LiveProvider project={key} snapshot={await snapshotOf(project)} build={buildId()}>
      <DecidingProvider project={key} actor={actor && deciderOf(actor)}>
        {children}
      </DecidingProvider>
    </LiveProvider>
  );
}

/** No more of them than the page needs. */
const deciderOf = ({ who, roles, names }: Actor) => ({ who, roles, names });

function Main({ width, children, ...frame }: Omit<Frame, "page" | "isPast">) {
  const { project, condition, unanswered = 0, crumbs = [], heading, meta, beside } = frame;
  const { decidedAt } = frame;
  const isDemonstration = services().config.mode === "demonstration";
  return (
    <main id="main" tabIndex={-1} className={`${styles["main"]} ${styles[width]}`}>
      <Notices {...{ project, condition, isDemonstration, unanswered }} />
      <div className={styles["top"]}>
        <div className={styles["answer"]}>
          {crumbs.length === 0 ? null : <Crumbs crumbs={crumbs} />}
          {heading === null ? null : <h1>{heading}</h1>}
          {meta === undefined ? null : <div className={styles["meta"]}>{meta}</div>}
        </div>
        <div className={styles["beside"]}>
          {beside}
          {project === null || decidedAt === undefined ? null : (
            <SignInToDecide project={project} to={decidedAt} />
          )}
          <News />
          {condition === null ? null : <Freshness condition={condition} />}
        </div>
      </div>
      {children}
    </main>
  );
}
