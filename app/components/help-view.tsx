import Link from "next/link";
import { findable, ideas, never, whyMinusTwo } from "#lib/domain/help-words.ts";
import { findPage } from "./addresses.ts";
import { Columns } from "./columns.tsx";
import { HelpPages } from "./help-pages.tsx";
import { HelpSigns } from "./help-signs.tsx";
import styles from "./help-view.module.css";
import { KeyRows } from "./keys/key-rows.tsx";
import { Panel } from "./panel.tsx";
import { ToDo } from "./to-do.tsx";

/** The way down the page. */
export const HelpContents = () => (
  <nav aria-label="On this page" className={styles["contents"]}>
    {parts.map(([id, word]) => (
      <a key={id} href={`#${id}`}>
        {word}
      </a>
    ))}
  </nav>
);

const parts = [
  ["why", "Why a −2"],
  ["never", "What the bot never does"],
  ["find", "Find yourself"],
  ["ideas", "The ideas"],
  ["keys", "Keys"],
  ["pages", "The pages"],
  ["signs", "Signs"],
] as const;

/** Why there is a −2, what to do, the ideas, what the bot never does, the signs, the keys and the way to each page. */
export function HelpDetails({ projects }: { projects: readonly string[] }) {
  return (
    <Columns
      width="reading"
      rail={
        <>
          <HelpPages projects={projects} />
          <HelpSigns />
        </>
      }
    >
      <Panel id="why" title="Why is there a −2 on my change?">
        <div className={styles["prose"]}>
          {whyMinusTwo.about.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      </Panel>
      <ToDo doNow={whyMinusTwo.doNow} needNot={whyMinusTwo.needNot} nothing="" />
      <Panel id="never" title="What the bot never does">
        <ul className={styles["never"]}>
          {never.map((one) => (
            <li key={one}>It never {one}.</li>
          ))}
        </ul>
      </Panel>
      <Panel id="find" title="Find yourself">
        <div className={styles["prose"]}>
          <p>
            The box on top of every page, or{" "}
            <Link href={findPage()} prefetch={false}>
              Find
            </Link>
            , takes:
          </p>
          <ul className={styles["plain"]}>
            {findable.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
          <p>
            <Link href="/me" prefetch={false}>
              My page
            </Link>{" "}
            shows your own work and what waits for you, as soon as it knows your name.
          </p>
        </div>
      </Panel>
      <Panel id="ideas" title="The ideas">
        <dl className={styles["ideas"]}>
          {ideas.map(({ id, name, text }) => (
            <div key={id} id={id}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </Panel>
      <Panel id="keys" title="Keys" note="single keys can be switched off with ?">
        <KeyRows />
      </Panel>
    </Columns>
  );
}
