import Link from "next/link";
import type { ReactNode } from "react";
import type { Condition } from "#lib/flow/read-condition.ts";
import { Bar } from "./bar.tsx";
import { Freshness } from "./freshness.tsx";
import { Notices } from "./notices.tsx";
import styles from "./page-frame.module.css";

export type Crumb = { readonly text: string; readonly to: string | null };

type Frame = {
  project: string;
  condition: Condition;
  isDemonstration: boolean;
  /** New holds that wait for a person; the board tells of them. */
  unanswered?: number;
  /** What stands at the top: the answer, or the way to this page. */
  top: ReactNode;
  /** The board uses the whole width, pages that are read stay narrower. */
  width: "board" | "reading";
  children: ReactNode;
};

/** What is around every page of a project: the bar, what must be known before all else, and as of when it is true. */
export function PageFrame({ project, top, width, children, ...frame }: Frame) {
  const { condition, isDemonstration, unanswered = 0 } = frame;
  return (
    <>
      <Bar project={project} />
      <main className={`${styles["main"]} ${styles[width]}`}>
        <Notices condition={condition} isDemonstration={isDemonstration} unanswered={unanswered} />
        <div className={styles["top"]}>
          {top}
          <Freshness condition={condition} />
        </div>
        {children}
      </main>
    </>
  );
}

/** The way to a page; the last one is the page itself. */
export function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Where this is">
      <ol className={styles["crumbs"]}>
        {crumbs.map(({ text, to }) => (
          <li key={text}>
            {to === null ? (
              <bdi aria-current="page">{text}</bdi>
            ) : (
              <Link href={to} prefetch={false}>
                <bdi>{text}</bdi>
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
