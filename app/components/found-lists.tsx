import Link from "next/link";
import type { ReactNode } from "react";
import { roleWords } from "#lib/domain/person-words.ts";
import { typed } from "#lib/domain/phrases.ts";
import type { ListedWork } from "#lib/flow/find-work.ts";
import { personPage } from "./addresses.ts";
import { BlueprintRows } from "./blueprint-rows.tsx";
import { ChangeRows } from "./change-rows.tsx";
import styles from "./found-work.module.css";
import { Panel } from "./panel.tsx";

type Given = { work: ListedWork; isOneProject: boolean };

/** Blueprints, changes and people, as far as a question finds any. */
export function FoundLists({ work, isOneProject }: Given) {
  const { read, now, found } = work;
  const { blueprints, changes, people } = found;
  const isPersons = read === "person";
  const look = { now, hasOwner: !isPersons, hasProject: !isOneProject };
  const titles = isPersons ? titlesOf(people.first[0]?.name ?? "") : plainTitles;
  return (
    <>
      <Part title={titles.people} list={people} isCounted={!isPersons}>
        <People work={work} isOneProject={isOneProject} />
      </Part>
      <Part title={titles.blueprints} list={blueprints}>
        <BlueprintRows blueprints={blueprints.first} {...look} />
      </Part>
      <Part title={titles.changes} list={changes}>
        <ChangeRows changes={changes.first} {...look} />
      </Part>
    </>
  );
}

const plainTitles = { people: "People", blueprints: "Blueprints", changes: "Changes" };

const titlesOf = (name: string): typeof plainTitles => ({
  people: "Person",
  blueprints: `Blueprints of ${typed(name)}`,
  changes: `Open changes of ${typed(name)}`,
});

type PartGiven = {
  title: string;
  list: { first: readonly unknown[]; all: number };
  isCounted?: boolean;
  children: ReactNode;
};

/** One list with how many there are, and how to see the rest; nothing where it is empty. */
function Part({ title, list: { first, all }, isCounted = true, children }: PartGiven) {
  if (all === 0) return null;
  const note =
    first.length === all ? `${all}` : `the first ${first.length} of ${all}; type more to narrow it`;
  return (
    <Panel title={title} note={isCounted ? note : undefined}>
      {children}
    </Panel>
  );
}

function People({ work: { found, read }, isOneProject }: Given) {
  return (
    <ul className={styles["things"]}>
      {found.people.first.map(({ project, name, fullName, role }) => (
        <li key={`${project} ${name}`}>
          <Link href={personPage(project, name)} prefetch={false} data-open="">
            <bdi>{name}</bdi>
          </Link>
          {fullName === null ? null : <bdi>{fullName}</bdi>}
          {roleWords[role] === null ? null : <span>{roleWords[role]}</span>}
          {isOneProject ? null : <bdi>{project}</bdi>}
          {read === "person" ? <span>what needs them now is on their page</span> : null}
        </li>
      ))}
    </ul>
  );
}
