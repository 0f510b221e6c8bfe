"use client";

import Link from "next/link";
import { setupPage } from "./addresses.ts";
import styles from "./bot-steer.module.css";
import type { Ask } from "./deciding/ask.ts";
import { AskButton } from "./deciding/ask-button.tsx";
import { resuming } from "./deciding/asks.ts";
import { useDeciding } from "./deciding/deciding-context.ts";
import { Panel } from "./panel.tsx";

type Given = { project: string; isPaused: boolean; isStarted: boolean };

/** Stops the bot, lets it go on, or takes it out of Gerrit; nothing for who only reads. */
export function BotSteer({ project, isPaused, isStarted }: Given) {
  if (useDeciding() === null) return null;
  return (
    <div className={styles["scripted"]}>
      <Panel title="Stop and go on">
        <ul className={styles["list"]}>
          <li>
            {isPaused ? (
              <AskButton kind="resume" label="Resume" ask={resuming(project)} />
            ) : (
              <AskButton kind="pause" label="Pause" ask={pausing(project)} />
            )}
            <p>
              {isPaused
                ? "The next pass goes on from where all stood still."
                : "Nothing is written, no slot is filled or freed, and all clocks stand still."}
            </p>
          </li>
          <li>
            <AskButton kind="remove-holds" label="Take every hold off" ask={removing(project)} />
            <p>
              {isStarted
                ? "Pauses, and takes every vote of the bot off. It begins again with a first plan."
                : "Leaves Gerrit as it was found."}
            </p>
          </li>
          <li>
            <Link href={setupPage(project)} prefetch={false}>
              Set up step by step
            </Link>
            <p>Checks the review server, imports, plans, and begins with one change.</p>
          </li>
        </ul>
      </Panel>
    </div>
  );
}

const pausing = (project: string): Ask => ({
  title: `Pause ${project}`,
  button: "Pause it",
  note: "Holds that stand stay. Nothing is written until somebody resumes it.",
  method: "POST",
  path: "pause",
  reason: "needed",
});

const removing = (project: string): Ask => ({
  title: `Take every hold of ${project} off`,
  button: "Take every hold off",
  note: "It can't be undone. Slots stay with who has them; changes that people approve meanwhile are exempt.",
  method: "POST",
  path: "holds/remove-all",
  reason: "needed",
  fields: [{ kind: "word", key: "word", label: "To be sure", word: project }],
});
