import Link from "next/link";
import { backlogPage, boardPage } from "#app/components/addresses.ts";
import fields from "#app/components/field.module.css";
import { dateOf, lastMonday, yesterday } from "#lib/domain/instant.ts";
import styles from "./board-then.module.css";

type Given = {
  project: string;
  /** When the first decision was taken: of what was before nobody knows. */
  begins: Date | null;
  now: Date;
  /** The page that shows it. */
  to: keyof typeof pages;
};

const pages = { board: boardPage, backlog: backlogPage } as const;

/** The way to the board or the backlog as it was: the days that people ask for, and any other. */
export function BoardThen({ project, begins, now, to }: Given) {
  if (begins === null) return null;
  const first = dateOf(begins);
  const days = [
    ["yesterday", yesterday(now)],
    ["last Monday", lastMonday(now)],
  ] as const;
  return (
    <form action={pages[to](project)} className={styles["then"]}>
      <span>The {to} then:</span>
      {days
        .filter(([, day]) => day >= first)
        .map(([words, day]) => (
          <Link key={words} href={pages[to](project, { at: day })} prefetch={false}>
            {words}
          </Link>
        ))}
      <label>
        <span className="unseen">Day</span>
        <input className={fields["input"]} name="at" type="date" required />
      </label>
      <button type="submit" className={fields["button"]}>
        Show
      </button>
    </form>
  );
}
