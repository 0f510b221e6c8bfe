import Link from "next/link";
import styles from "./crumbs.module.css";

export type Crumb = { readonly text: string; readonly to: string | null };

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
