import Link from "next/link";
import { type ActKind, actSentence } from "#lib/domain/bot-words.ts";
import type { BotActs } from "#lib/flow/bot-plan.ts";
import type { Action } from "#lib/flow/pass-report.ts";
import { blueprintPage, changePage } from "./addresses.ts";
import styles from "./bot-acts.module.css";
import { Glyph, type GlyphName } from "./glyph.tsx";

const glyphs: Readonly<Record<ActKind, GlyphName>> = {
  fill: "tick",
  free: "circle",
  lift: "tick",
  restore: "pause",
  warn: "clock",
  message: "pause",
};

type Given = { project: string; acts: readonly BotActs[] };

/** Everything but new holds that a pass does: slots, lifts, lost holds, warnings. */
export function BotActsList({ project, acts }: Given) {
  return acts.map(({ kind, total, first }) => (
    <section key={kind} className={styles["acts"]}>
      <h3>
        <Glyph name={glyphs[kind]} /> {actSentence(kind, total)}
      </h3>
      <ul>
        {first.map((act) => (
          <li key={`${act.change ?? act.blueprint}`}>
            <Subject project={project} act={act} /> <bdi>{act.text}</bdi>
          </li>
        ))}
        {total > first.length ? <li>and {total - first.length} more</li> : null}
      </ul>
    </section>
  ));
}

function Subject({ project, act }: { project: string; act: Action }) {
  const { change, blueprint } = act;
  if (change !== undefined) {
    return (
      <Link href={changePage(project, change)} prefetch={false}>
        {change}
      </Link>
    );
  }
  if (blueprint === undefined) return null;
  return (
    <Link href={blueprintPage(project, blueprint)} prefetch={false}>
      {act.reason.slot === undefined ? "Blueprint" : `Slot ${act.reason.slot}`}
    </Link>
  );
}
