import { gerritPage, services } from "#app/services.ts";
import styles from "./gerrit-link.module.css";
import { Glyph } from "./glyph.tsx";

type Given = {
  project: string;
  change: { readonly repository: string; readonly change: number };
};

/** The way to the review itself; nothing in the demonstration, whose server has no pages. */
export function GerritLink({ project: key, change }: Given) {
  const project = services().projects.get(key);
  const page = project === undefined ? null : gerritPage(project, change);
  if (page === null) return null;
  return (
    <a href={page} className={styles["open"]}>
      <span>
        Open<span className="unseen"> change {change.change}</span> in Gerrit
      </span>{" "}
      <Glyph name="outward" />
    </a>
  );
}
