import styles from "./find-box.module.css";
import { Glyph } from "./glyph.tsx";

/** One box for everything; without JavaScript too it goes to the page of answers. */
export function FindBox({ project }: { project: string | null }) {
  return (
    <search className={styles["find"]}>
      <form action="/find">
        <Glyph name="glass" />
        <label>
          <span className="unseen">Find a change, blueprint or person</span>
          <input
            name="q"
            type="search"
            placeholder="Find anything"
            maxLength={500}
            autoComplete="off"
            data-find=""
          />
        </label>
        {project === null ? null : <input type="hidden" name="in" value={project} />}
        <span aria-hidden="true" className={styles["key"]}>
          <kbd>/</kbd>
        </span>
      </form>
    </search>
  );
}
