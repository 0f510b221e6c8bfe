import type { ReactNode } from "react";
import { Foreign, Name } from "#app/components/foreign.tsx";
import { Glyph } from "#app/components/glyph.tsx";
import {
  type FollowingChange,
  type Follows,
  followsSentence,
  restOfChanges,
} from "#lib/domain/follows-words.ts";
import styles from "./preview-part.module.css";
import type { Unsent } from "./send.ts";
import type { Known, Previewed } from "./use-preview.ts";

type Given = {
  previewed: Previewed;
  trouble: (unsent: Unsent) => ReactNode;
};

/** What would follow, figures first. */
export function PreviewPart({ previewed, trouble }: Given) {
  switch (previewed.kind) {
    case "incomplete":
      return <p className={styles["wanting"]}>What follows is told here once you have chosen.</p>;
    case "asking":
      return <Asking isSlow={previewed.isSlow} />;
    case "preview":
      return <KnownPart known={previewed} />;
    default:
      return trouble(previewed);
  }
}

function Asking({ isSlow }: { isSlow: boolean }) {
  return (
    <div className={styles["asking"]} aria-busy="true">
      {isSlow ? (
        <>
          <span className="unseen">Looking at what would follow</span>
          <span className={styles["bar"]} />
          <span className={styles["bar"]} />
        </>
      ) : null}
    </div>
  );
}

/** So many changes are shown before the rest is folded. */
const open = 6;

function KnownPart({ known: { text, details = [], follows, hasChanged } }: { known: Known }) {
  const { changes, enters, leaves } = follows;
  const rest = restOfChanges(follows);
  return (
    <div className={styles["known"]}>
      <p className={styles["figures"]} role="status">
        {hasChanged ? "What follows has changed. " : null}
        {followsSentence(follows)}
      </p>
      <p className={styles["text"]}>
        <bdi>{text}</bdi>
      </p>
      <Details lines={details} />
      <ul className={styles["passages"]}>
        {[...leaves.map((one) => ({ ...one, does: "leaves" })), ...enters.map(entering)].map(
          ({ blueprint, slot, does }) => (
            <li key={`${does} ${blueprint}`}>
              <Name text={blueprint} /> {does} slot {slot}
            </li>
          ),
        )}
      </ul>
      <ChangeRows changes={changes.slice(0, open)} />
      {changes.length > open ? (
        <details className={styles["more"]}>
          <summary>{changes.length - open} more</summary>
          <ChangeRows changes={changes.slice(open)} />
        </details>
      ) : null}
      {rest === null ? null : <p className={styles["text"]}>{rest}</p>}
    </div>
  );
}

function Details({ lines }: { lines: readonly string[] }) {
  const items = lines.map((line) => (
    <li key={line}>
      <Foreign text={line} />
    </li>
  ));
  if (lines.length === 0) return null;
  return (
    <>
      <ul className={styles["details"]}>{items.slice(0, open)}</ul>
      {lines.length > open ? (
        <details className={styles["more"]}>
          <summary>{lines.length - open} more</summary>
          <ul className={styles["details"]}>{items.slice(open)}</ul>
        </details>
      ) : null}
    </>
  );
}

const entering = (one: Follows["enters"][number]) => ({ ...one, does: "enters" });

function ChangeRows({ changes }: { changes: readonly FollowingChange[] }) {
  if (changes.length === 0) return null;
  return (
    <ul className={styles["changes"]}>
      {changes.map(({ change, subject, kind, blueprint }) => (
        <li key={change}>
          <span className={styles[kind]}>
            <Glyph name={kind === "hold" ? "pause" : "tick"} />{" "}
            {kind === "hold" ? "hold goes on" : "hold comes off"}
          </span>
          <span className={styles["number"]}>{change}</span>
          <span className={styles["subject"]}>
            <Foreign text={subject} />{" "}
            {blueprint === null ? null : (
              <span className={styles["name"]}>
                <Name text={blueprint} />
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
