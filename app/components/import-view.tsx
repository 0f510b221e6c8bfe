import Link from "next/link";
import { actorHere } from "#app/actor.ts";
import { can } from "#lib/domain/roles.ts";
import { whyNot } from "#lib/domain/why-not.ts";
import type { Project } from "#lib/flow/needs.ts";
import { backlogPage, setupPage } from "./addresses.ts";
import { Command } from "./command.tsx";
import { ImportForm } from "./import-form.tsx";
import styles from "./import-view.module.css";
import { Panel } from "./panel.tsx";

const example = `blueprints:
  - name: quiet-boot
    title: Start without a word
    kind: feature
    approved: 2014-06-30
  - name: split-drivers
    title: One driver a file
    kind: debt
    approved: null
    owner: Ada Example`;

/** What an import takes, and for who may import the place to put it. */
export async function ImportDetails({ project }: { project: Project }) {
  const actor = await actorHere(project);
  return (
    <div className={styles["parts"]}>
      {actor !== null && can(actor, "import") ? (
        <Panel title="Import" note="nothing is changed before you have seen what follows">
          <ImportForm />
        </Panel>
      ) : null}
      <Panel title="What it takes">
        <div className={styles["takes"]}>
          <p>
            YAML or JSON: a list of blueprints, each with its name, its title, its kind and the day
            it was approved, or null; a spec and an owner if you have them.
          </p>
          <pre>
            <code>{example}</code>
          </pre>
          <p>
            New ones go to the bottom of the order. Known ones are updated where they are. What the
            file does not name stays as it is.
          </p>
        </div>
      </Panel>
      <p className={styles["how"]}>
        {actor === null ? null : whyNot(actor, "import")} By a script:{" "}
        <Command text="slots import FILE" />.{" "}
        <Link href={backlogPage(project.key)} prefetch={false}>
          To the backlog
        </Link>
        {" · "}
        <Link href={setupPage(project.key)} prefetch={false}>
          All steps of the set-up
        </Link>
      </p>
    </div>
  );
}
