import Link from "next/link";
import { Fragment } from "react";
import { changePage } from "#app/components/addresses.ts";
import type { Missing } from "#lib/domain/readiness.ts";
import { repairFor } from "#lib/domain/wording.ts";
import styles from "./panel.module.css";

/** What is missing, as something to do, each change of it one click away. */
export function Lacking({ project, missing }: { project: string; missing: readonly Missing[] }) {
  if (missing.length === 0) return null;
  return (
    <ul className={styles["lacking"]}>
      {missing.map((one) => (
        <li key={one.code}>
          <Linked project={project} text={repairFor(one)} changes={numbersIn(one)} />.
        </li>
      ))}
    </ul>
  );
}

const numbersIn = (missing: Missing): readonly number[] =>
  "changes" in missing ? missing.changes : [];

/** The sentence with its change numbers as links; it has no other numbers of such changes in it. */
function Linked(given: { project: string; text: string; changes: readonly number[] }) {
  const { project, text, changes } = given;
  return text.split(/(\d+)/).map((part, place) => {
    const key = `${place} ${part}`;
    if (!changes.map(String).includes(part)) return <Fragment key={key}>{part}</Fragment>;
    return (
      <Link key={key} href={changePage(project, Number(part))} prefetch={false}>
        {part}
      </Link>
    );
  });
}
