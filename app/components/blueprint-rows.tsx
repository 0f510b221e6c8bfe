import Link from "next/link";
import { dayCount } from "#lib/domain/age.ts";
import { counted, ordinal } from "#lib/domain/phrases.ts";
import { outsideWords } from "#lib/domain/wording.ts";
import type { BlueprintRow } from "#lib/flow/blueprint-row.ts";
import { blueprintPage } from "./addresses.ts";
import styles from "./blueprint-rows.module.css";
import { Foreign, Name } from "./foreign.tsx";
import { Glyph } from "./glyph.tsx";
import { KindAndOwner } from "./kind.tsx";
import { PersonLink } from "./person-link.tsx";
import { Readiness } from "./readiness.tsx";
import cells from "./row-cells.module.css";
import rows from "./work-rows.module.css";

type Row = BlueprintRow & { readonly project: string; readonly doNow?: readonly string[] };

type Given = {
  blueprints: readonly Row[];
  now: Date;
  hasOwner?: boolean;
  hasProject?: boolean;
};

/** Blueprints wherever they stand, one a line. */
export function BlueprintRows({ blueprints, now, hasOwner = false, hasProject = false }: Given) {
  return (
    <ul className={`${rows["rows"]} ${hasOwner ? rows["owned"] : ""}`}>
      {blueprints.map((row) => (
        <li key={`${row.project} ${row.blueprint}`} data-row="">
          <span className={`${rows["state"]} ${styles["standing"]}`}>
            <StandingWord row={row} now={now} />
          </span>
          <span className={styles["kind"]}>
            <KindAndOwner kind={row.kind} owner={null} />
          </span>
          <span className={`${cells["words"]} ${rows["words"]}`}>
            <Link href={blueprintPage(row.project, row.blueprint)} prefetch={false} data-open="">
              <span className={styles["name"]}>
                <Name text={row.blueprint} /> <Foreign text={row.title} />
              </span>
            </Link>
            {(row.doNow ?? []).map((step) => (
              <span key={step} className={cells["do"]}>
                {step}.
              </span>
            ))}
          </span>
          {hasOwner ? <Owner row={row} /> : null}
          <span className={rows["where"]}>
            {hasProject ? <bdi>{row.project}</bdi> : null}
            {row.standing.kind === "in-line" ? <Readiness missing={row.lacks} /> : null}
            <Counts row={row} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Owner({ row: { owner, project } }: { row: Row }) {
  return (
    <span className={`${cells["owner"]} ${rows["owner"]}`}>
      {owner === null ? null : <PersonLink project={project} name={owner} />}
    </span>
  );
}

/** That there is no change says what is missing already. */
function Counts({ row: { changes, lacks } }: { row: Row }) {
  const { open, merged } = changes;
  if (open + merged === 0) {
    return lacks.some(({ code }) => code === "open-change") ? null : <span>no change yet</span>;
  }
  const words =
    merged === 0 ? counted(open, "open change") : `${merged} of ${open + merged} merged`;
  return <span>{words}</span>;
}

function StandingWord({ row: { standing, since }, now }: { row: Row; now: Date }) {
  switch (standing.kind) {
    case "in-slot":
      return (
        <span className={styles["good"]}>
          <Glyph name="tick" /> in slot {standing.number}
          {since === null ? null : `, day ${dayCount(since, now)}`}
        </span>
      );
    case "in-line":
      return (
        <span>
          <Glyph name="clock" /> {ordinal(standing.position)} in line
        </span>
      );
    case "not-in-backlog":
      return (
        <span>
          <Glyph name="minus" /> {outsideWords[standing.because]}
        </span>
      );
    case "finished":
      return (
        <span className={styles["good"]}>
          <Glyph name="tick" /> {standing.by}
        </span>
      );
  }
}
