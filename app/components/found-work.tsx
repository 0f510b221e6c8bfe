import Link from "next/link";
import { pageOf } from "#app/find-way.ts";
import { notYetKnown } from "#lib/domain/find-words.ts";
import type { FoundThing } from "#lib/flow/find-exact.ts";
import type { FoundWork } from "#lib/flow/find-work.ts";
import { findPage } from "./addresses.ts";
import { FoundLists } from "./found-lists.tsx";
import styles from "./found-work.module.css";
import { Panel } from "./panel.tsx";

type Given = { asked: string; work: FoundWork; isOneProject: boolean };

/** What the one box answers, below it. */
export function FoundWorkView({ asked, work, isOneProject }: Given) {
  switch (work.kind) {
    case "empty":
      return <Examples examples={work.examples} />;
    case "exact":
      return <Things title="Found" things={[work.thing]} />;
    case "several":
      return <Things title="Several are meant" things={work.things} />;
    case "unknown":
      return <Unknown asked={asked} text={work.text} near={work.near} />;
    case "listed":
      return <FoundLists work={work} isOneProject={isOneProject} />;
  }
}

function Things({ title, things }: { title: string; things: readonly FoundThing[] }) {
  return (
    <Panel title={title}>
      <ul className={styles["things"]}>
        {things.map((thing) => (
          <li key={pageOf(thing)}>
            <Thing thing={thing} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Thing({ thing }: { thing: FoundThing }) {
  return (
    <>
      <span className={styles["kind"]}>{thing.kind}</span>{" "}
      <Link href={pageOf(thing)} prefetch={false} data-open="">
        <bdi>{thing.kind === "change" ? thing.number : thing.name}</bdi>
      </Link>{" "}
      <span className={styles["kind"]}>
        in <bdi>{thing.project}</bdi>
      </span>
    </>
  );
}

type Missing = { asked: string; text: string; near: readonly FoundThing[] };

function Unknown({ asked, text, near }: Missing) {
  return (
    <section className={styles["nothing"]} aria-label="Answer">
      <h2>{text}</h2>
      {near.length === 0 ? null : (
        <>
          <p>Did you mean one of these?</p>
          <ul className={styles["near"]}>
            {near.map((thing) => (
              <li key={pageOf(thing)}>
                <Thing thing={thing} />
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        {notYetKnown}{" "}
        <Link href={findPage({ q: asked })} prefetch={false}>
          Look again
        </Link>
      </p>
    </section>
  );
}

const exampleWords = { change: "A change number", blueprint: "A blueprint", person: "A person" };

type Asking = { examples: Extract<FoundWork, { kind: "empty" }>["examples"] };

function Examples({ examples }: Asking) {
  return (
    <section className={styles["nothing"]} aria-label="What can be asked">
      <h2>Type or paste whatever you have of it.</h2>
      <p>
        The address of a change in Gerrit, its number, its Change-Id and the name of a blueprint go
        to their page at once. A topic, a person, or a part of a name, title or subject lists what
        there is.
      </p>
      {examples.length === 0 ? null : (
        <dl className={styles["examples"]}>
          {examples.map(({ of, text }) => (
            <div key={of}>
              <dt>{exampleWords[of]}</dt>
              <dd>
                <Link href={findPage({ q: text })} prefetch={false}>
                  <bdi>{text}</bdi>
                </Link>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
