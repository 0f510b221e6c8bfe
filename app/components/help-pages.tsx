import Link from "next/link";
import { Fragment } from "react";
import { pageMeanings } from "#lib/domain/help-words.ts";
import { setupPage } from "./addresses.ts";
import styles from "./help-pages.module.css";
import { pagesOf, pageWords } from "./page-names.ts";
import { Panel } from "./panel.tsx";

/** What is on this page, and what each other page answers. */
export function HelpPages({ projects }: { projects: readonly string[] }) {
  const [first = null] = projects;
  return (
    <Panel id="pages" title="The pages" note={projects.length > 1 ? `of ${first}` : undefined}>
      <dl className={styles["pages"]}>
        {pagesOf(first)
          .filter(([name]) => name !== "help")
          .map(([name, address]) => (
            <Fragment key={name}>
              <dt>
                <Link href={address} prefetch={false}>
                  {pageWords[name]}
                </Link>
              </dt>
              <dd>{pageMeanings[name]}</dd>
            </Fragment>
          ))}
        {first === null ? null : (
          <>
            <dt>
              <Link href={setupPage(first)} prefetch={false}>
                Set-up
              </Link>
            </dt>
            <dd>{pageMeanings.setup}</dd>
          </>
        )}
        <dt>
          <a href="/api/v1/openapi.json">API</a>
        </dt>
        <dd>{pageMeanings.api}</dd>
      </dl>
    </Panel>
  );
}
