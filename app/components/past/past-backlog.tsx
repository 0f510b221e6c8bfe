import Link from "next/link";
import { backlogPage } from "#app/components/addresses.ts";
import { Columns } from "#app/components/columns.tsx";
import { Panel } from "#app/components/panel.tsx";
import { placeWords } from "#lib/domain/past-words.ts";
import { counted } from "#lib/domain/phrases.ts";
import type { PastBoard } from "#lib/flow/show-past.ts";
import { Around } from "./around.tsx";
import styles from "./past.module.css";
import { PastRow } from "./past-row.tsx";

/** So many rows stand on a page: ten thousand would be too many for any browser. */
const page = 50;

type Given = { past: PastBoard; from: string | undefined };

/** The whole public order as it was, with where each stood. */
export function PastBacklog({ past, from }: Given) {
  const { project, order, now } = past;
  const first = startOf(from, order.length);
  return (
    <Columns width="reading" rail={<Around past={past} />}>
      <Panel title="The order then" note={counted(order.length, "blueprint")} mark="by rank">
        {order.length === 0 ? (
          <p className={styles["none"]}>No blueprint was known yet.</p>
        ) : (
          <ol className={styles["line"]} start={first}>
            {order.slice(first - 1, first - 1 + page).map((one) => (
              <PastRow
                key={one.blueprint}
                project={project}
                one={one}
                isAside={one.place.kind !== "in-line"}
              >
                <span className={styles["place"]}>{placeWords(one.place, now)}</span>
              </PastRow>
            ))}
          </ol>
        )}
        <Pages past={past} first={first} />
      </Panel>
    </Columns>
  );
}

/** A rank that there is; the first one where the address names none. */
function startOf(from: string | undefined, last: number): number {
  const wanted = from !== undefined && /^\d{1,7}$/.test(from) ? Number(from) : 1;
  return Math.max(1, Math.min(wanted, last));
}

function Pages({ past: { project, order, at }, first }: { past: PastBoard; first: number }) {
  const to = (rank: number) => backlogPage(project, { at: at.toISOString(), from: rank });
  const last = first + page - 1;
  if (first === 1 && last >= order.length) return null;
  return (
    <nav aria-label="Parts of the order" className={styles["pages"]}>
      {first === 1 ? null : (
        <Link href={to(Math.max(1, first - page))} prefetch={false} rel="prev">
          Higher ranks
        </Link>
      )}
      <span>
        {first} to {Math.min(last, order.length)} of {order.length}
      </span>
      {last >= order.length ? null : (
        <Link href={to(last + 1)} prefetch={false} rel="next">
          Lower ranks
        </Link>
      )}
    </nav>
  );
}
