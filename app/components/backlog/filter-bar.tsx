import { backlogPage } from "#app/components/addresses.ts";
import { Glyph } from "#app/components/glyph.tsx";
import { type BacklogTotals, backlogPlaces } from "#lib/domain/backlog.ts";
import { type BacklogFilter, backlogKinds } from "#lib/domain/backlog-filter.ts";
import { placeWords } from "#lib/domain/backlog-words.ts";
import styles from "./filter-bar.module.css";

type Given = { project: string; filter: BacklogFilter; totals: BacklogTotals; mayRank: boolean };

/**
 * What a reader wants to see of the order. Without JavaScript it loads the page anew; with it the list listens to what
 * stands in it, and looks through everything although the browser's own find sees only the rows that are drawn.
 */
export function FilterBar({ project, filter: { text, kind, place }, totals, mayRank }: Given) {
  return (
    <search>
      <form className={styles["bar"]} action={backlogPage(project)} data-backlog-filter="">
        <div className={styles["text"]}>
          <input
            name="q"
            type="search"
            aria-label={`Filter all ${totals.known} by name, title, owner or state`}
            defaultValue={text}
            placeholder="Filter by name, owner or state"
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
          />
          <button type="submit" aria-label="Filter">
            <Glyph name="glass" />
          </button>
          <span aria-hidden="true">
            <kbd>f</kbd>
          </span>
        </div>
        <label>
          <span className="unseen">Kind</span>
          <select name="kind" defaultValue={kind ?? ""}>
            <option value="">Kind: all</option>
            {backlogKinds.map((one) => (
              <option key={one} value={one}>
                Kind: {one}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="unseen">State</span>
          <select name="state" defaultValue={place ?? ""}>
            <option value="">State: all</option>
            {backlogPlaces.map((one) => (
              <option key={one} value={one}>
                State: {placeWords[one]}
              </option>
            ))}
          </select>
        </label>
        {mayRank ? <div className={styles["tools"]} data-rank-tools="" /> : null}
      </form>
    </search>
  );
}
