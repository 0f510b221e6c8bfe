import Link from "next/link";
import { services } from "#app/services.ts";
import { AccountItems, AccountMenu } from "./access/account-menu.tsx";
import styles from "./bar.module.css";
import { FindBox } from "./find-box.tsx";
import { type PageName, pagesOf, pageWords } from "./page-names.ts";
import { ProjectMenu } from "./project-menu.tsx";

type Given = { project: string | null; page: PageName | null };

/** The name of the service, the project, the way to each page, and one box to find anything. */
export function Bar({ project, page }: Given) {
  const projects = [...services().projects.keys()];
  const shown = project ?? (projects.length === 1 ? (projects[0] ?? null) : null);
  return (
    <>
      <header className={styles["bar"]}>
        <Link href="/" prefetch={false} className={styles["home"]} aria-label="review slots">
          <Mark />
          <span className={styles["service"]}>review slots</span>
        </Link>
        {shown === null ? null : <ProjectMenu project={shown} projects={projects} />}
        <nav aria-label="Pages" className={styles["pages"]}>
          <Pages project={shown} page={page} />
        </nav>
        <FindBox project={shown} />
        <AccountMenu />
        <details className={styles["menu"]}>
          <summary>Menu</summary>
          <nav aria-label="All pages">
            <Pages project={shown} page={page} />
            <AccountItems />
          </nav>
        </details>
      </header>
      <nav aria-label="Main pages" className={styles["tabs"]}>
        <Pages project={shown} page={page} only={shown === null ? most : main} />
      </nav>
    </>
  );
}

/** What a phone shows below the bar; the rest is in its menu. */
const main: readonly PageName[] = ["board", "backlog", "find", "mine"];
const most: readonly PageName[] = ["find", "mine", "help"];

type PagesGiven = Given & { only?: readonly PageName[] };

function Pages({ project, page, only }: PagesGiven) {
  return (
    <ul>
      {pagesOf(project)
        .filter(([name]) => only === undefined || only.includes(name))
        .map(([name, address]) => (
          <li key={name}>
            <Link
              href={address}
              prefetch={false}
              aria-current={name === page ? "page" : undefined}
              data-page={name}
            >
              {pageWords[name]}
            </Link>
          </li>
        ))}
    </ul>
  );
}

function Mark() {
  return (
    <svg className={styles["mark"]} viewBox="0 0 18 16" aria-hidden="true">
      <path d="M1 2.5h16M1 8h16" />
      <path className={styles["free"]} d="M1 13.5h16" />
    </svg>
  );
}
