import Link from "next/link";
import { backlogPage, boardPage } from "#app/components/addresses.ts";
import { Glyph } from "#app/components/glyph.tsx";
import { notWritten, onInstant } from "#lib/domain/past-words.ts";
import type { PastBoard } from "#lib/flow/show-past.ts";
import styles from "./past-notice.module.css";

type Given = { past: PastBoard; of: "board" | "backlog" };

const pages = { board: boardPage, backlog: backlogPage } as const;

/** That this is the past, of which instant, and the way to now and to what was before and after. */
export function PastNotice({ past, of }: Given) {
  const { project, at, earlier, next } = past;
  const page = pages[of];
  return (
    <section className={styles["notice"]} aria-label="The past">
      <Glyph name="clock" />
      <p>
        <strong>
          The {of} as it was <time dateTime={at.toISOString()}>{onInstant(past)}</time>.
        </strong>{" "}
        {notWritten}
      </p>
      <nav aria-label="Other instants">
        {earlier === null ? null : (
          <Link href={page(project, { at: earlier.toISOString() })} prefetch={false} rel="prev">
            Earlier decision
          </Link>
        )}
        {next === null ? null : (
          <Link href={page(project, { at: next.at.toISOString() })} prefetch={false} rel="next">
            Later decision
          </Link>
        )}
        <Link href={page(project)} prefetch={false}>
          Now
        </Link>
      </nav>
    </section>
  );
}
