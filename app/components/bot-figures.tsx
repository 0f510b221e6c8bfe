import Link from "next/link";
import type { ReactNode } from "react";
import { usedWords } from "#lib/domain/bot-words.ts";
import { counted } from "#lib/domain/phrases.ts";
import { percent } from "#lib/domain/policy-words.ts";
import { verdictCounts } from "#lib/domain/verdict-words.ts";
import type { LeftAlone } from "#lib/flow/bot-figures.ts";
import type { BotView } from "#lib/flow/show-bot.ts";
import { attentionPage, changesPage, policyPage } from "./addresses.ts";
import styles from "./bot-figures.module.css";

/** The numbers of the bot, each with what it counts. */
export function BotFiguresStrip({ view }: { view: BotView }) {
  const { project, figures } = view;
  const { brake, against } = figures;
  return (
    <dl className={styles["figures"]}>
      <Holds view={view} />
      <Figure
        name="Left alone"
        value={counted(sumOf(figures.alone), "change")}
        note={<Alone project={project} alone={figures.alone} />}
      />
      <Figure
        name="Ceiling for new holds"
        value={`${brake.limit} in 24 h`}
        note={
          <>
            <Link href={`${policyPage(project)}#brake`} prefetch={false}>
              {brake.newHolds}, or {percent(brake.share)} of the open changes
            </Link>
            ; {usedWords(brake.used)}
          </>
        }
      />
      <Figure
        name="People's −2s"
        value={against.votes === 0 ? "none" : `${against.votes}, never touched`}
        note={
          against.votes === 0 ? (
            "the bot would never touch one"
          ) : (
            <>
              {against.old} older than 28 days,{" "}
              <Link href={`${attentionPage(project)}#human-2`} prefetch={false}>
                listed
              </Link>
            </>
          )
        }
      />
    </dl>
  );
}

/** What stands, once the bot may place anything; before that, what would. */
function Holds({ view: { project, figures, state } }: { view: BotView }) {
  if (state.isStarted && state.mode !== "observe") {
    const { changes, blueprints } = figures.standing;
    return (
      <Figure
        name="Holds that stand"
        value={
          <Link href={changesPage(project, { held: "yes" })} prefetch={false}>
            {counted(changes, "change")}
          </Link>
        }
        note={`of ${counted(blueprints, "blueprint")}`}
      />
    );
  }
  const { changes, blueprints } = figures.planned;
  return (
    <Figure
      name="Would hold"
      value={<a href="#plan">{counted(changes, "change")}</a>}
      note={`of ${counted(blueprints, "blueprint")} without a slot`}
    />
  );
}

const sumOf = (alone: readonly LeftAlone[]) => alone.reduce((sum, { changes }) => sum + changes, 0);

const words = new Map(verdictCounts);

function Alone({ project, alone }: { project: string; alone: readonly LeftAlone[] }) {
  if (alone.length === 0) return "nothing";
  return (
    <ul className={styles["alone"]}>
      {alone.map(({ verdict, changes, isSame }) => (
        <li key={verdict}>
          {isSame ? (
            <Link href={changesPage(project, { verdict })} prefetch={false}>
              {changes} {words.get(verdict)}
            </Link>
          ) : (
            `${changes} ${words.get(verdict)}`
          )}
        </li>
      ))}
    </ul>
  );
}

type Words = { name: string; value: ReactNode; note: ReactNode };

function Figure({ name, value, note }: Words) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={styles["value"]}>{value}</dd>
      <dd className={styles["note"]}>{note}</dd>
    </div>
  );
}
