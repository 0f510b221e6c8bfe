import Link from "next/link";
import { insteadWords, readingWords } from "#lib/domain/find-words.ts";
import type { FoundWork } from "#lib/flow/find-work.ts";
import { findPage } from "./addresses.ts";
import fields from "./field.module.css";
import { Glyph } from "./glyph.tsx";
import styles from "./search-form.module.css";

type Given = { asked: string; project: string | null; work: FoundWork };

/** The one box, and how what stands in it was read. */
export function SearchForm({ asked, project, work }: Given) {
  return (
    <search className={styles["search"]}>
      <form action={findPage()} className={styles["box"]}>
        <Glyph name="glass" />
        <label>
          <span className="unseen">
            A change number, Gerrit address, Change-Id, topic, blueprint or person
          </span>
          <input
            name="q"
            type="search"
            defaultValue={asked}
            maxLength={500}
            autoComplete="off"
            aria-describedby="read-as"
            data-find-here=""
          />
        </label>
        {project === null ? null : <input type="hidden" name="in" value={project} />}
        <button type="submit" className={fields["primary"]}>
          Find
        </button>
      </form>
      <p id="read-as" className={styles["hint"]}>
        <span>A change number, Gerrit address, Change-Id, topic, blueprint or person.</span>{" "}
        <ReadAs asked={asked} project={project} work={work} />
      </p>
    </search>
  );
}

function ReadAs({ asked, project, work }: Given) {
  if (work.kind !== "listed") return null;
  return (
    <>
      <span>
        Read as: <b>{readingWords[work.read]}</b>.
      </span>{" "}
      {work.instead.map((as) => (
        <Link key={as} href={findPage({ q: asked, as, in: project })} prefetch={false}>
          {insteadWords[as]}
        </Link>
      ))}
    </>
  );
}
