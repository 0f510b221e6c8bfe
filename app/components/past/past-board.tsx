import Link from "next/link";
import { backlogPage, blueprintPage } from "#app/components/addresses.ts";
import board from "#app/components/board.module.css";
import { Columns } from "#app/components/columns.tsx";
import { Foreign, Name } from "#app/components/foreign.tsx";
import { KindAndOwner } from "#app/components/kind.tsx";
import { Day } from "#app/components/moment.tsx";
import { Panel } from "#app/components/panel.tsx";
import card from "#app/components/slot-card.module.css";
import { dayCount } from "#lib/domain/age.ts";
import type { PastSlot } from "#lib/domain/past.ts";
import type { PastBoard } from "#lib/flow/show-past.ts";
import { Around } from "./around.tsx";
import styles from "./past.module.css";
import { PastRow } from "./past-row.tsx";

/** So many of the line stand beside the slots; the whole order is the backlog of that instant. */
const most = 12;

/** The slots with what was in them, and the line as it stood. */
export function PastBoardView({ past }: { past: PastBoard }) {
  return (
    <Columns
      width="board"
      rail={
        <>
          <Line past={past} />
          <Around past={past} />
        </>
      }
    >
      <ol className={`${board["slots"]} ${styles["slots"]}`}>
        {past.slots.map((slot) => (
          <Slot key={slot.number} slot={slot} past={past} />
        ))}
      </ol>
    </Columns>
  );
}

function Slot({ slot, past }: { slot: PastSlot; past: PastBoard }) {
  const { number, reserved, closing, content } = slot;
  return (
    <li className={`${card["card"]} ${styles["slot"]} ${content === null ? card["empty"] : ""}`}>
      <div className={`${card["gutter"]} ${reserved ? card["reserved"] : ""}`}>
        <span className={card["number"]}>
          <span className="unseen">Slot </span>
          {number}
        </span>
        {reserved ? <span className={card["word"]}>debt</span> : null}
        {closing ? <span className={card["word"]}>closing</span> : null}
      </div>
      {content === null ? (
        <div className={styles["empty"]}>
          <h2>{reserved ? "Empty, reserved for debt" : "Empty"}</h2>
        </div>
      ) : (
        <Content content={content} past={past} />
      )}
    </li>
  );
}

type ContentGiven = { content: NonNullable<PastSlot["content"]>; past: PastBoard };

function Content({ content, past: { project, at, now } }: ContentGiven) {
  const { blueprint, title, kind, owner, rank, since } = content;
  return (
    <div className={card["content"]}>
      <div className={card["first"]}>
        <h2>
          <Link href={blueprintPage(project, blueprint)} prefetch={false} data-open="">
            <Foreign text={title} />
          </Link>
        </h2>
        <span className={card["day"]}>
          day <b>{dayCount(since, at)}</b>
        </span>
      </div>
      <p className={card["second"]}>
        <Name text={blueprint} />
        <KindAndOwner kind={kind} owner={owner} />
        <span>rank {rank}</span>
        <span>
          since <Day at={since} now={now} />
        </span>
      </p>
    </div>
  );
}

function Line({ past: { project, order, inLine, at } }: { past: PastBoard }) {
  const line = order.filter(({ place }) => place.kind === "in-line").slice(0, most);
  return (
    <Panel
      title="In line then"
      note={inLine === 0 ? undefined : `${inLine} waiting`}
      mark="by rank"
    >
      {inLine === 0 ? <p className={styles["none"]}>Nothing waited for a slot.</p> : null}
      <ol className={styles["line"]}>
        {line.map((one) => (
          <PastRow key={one.blueprint} project={project} one={one} />
        ))}
      </ol>
      <p className={styles["more"]}>
        <Link href={backlogPage(project, { at: at.toISOString() })} prefetch={false}>
          The whole order then
        </Link>
      </p>
    </Panel>
  );
}
