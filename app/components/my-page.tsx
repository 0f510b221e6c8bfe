import { needSentence } from "#lib/domain/person-words.ts";
import type { Refusal } from "#lib/failure.ts";
import type { PersonView } from "#lib/flow/show-person.ts";
import styles from "./my-page.module.css";
import { ForgetForm, NameForm } from "./name-form.tsx";
import { PageFrame } from "./page-frame.tsx";
import { PersonDetails } from "./person-view.tsx";

type Given = {
  /** They have signed in: whose page it is follows from that, and ends with it. */
  isSignedIn: boolean;
  /** Who the reader said to be; null where nobody did. */
  name: string | null;
  /** Their work in each project that knows them, and why others do not. */
  views: readonly (PersonView | Refusal)[];
};

/** The reader's own page over all projects; who has not said who they are is asked. */
export function MyPage({ isSignedIn, name, views }: Given) {
  const known = views.filter((view) => view.kind === "person");
  const [first] = known;
  if (name === null || first === undefined) return <Asking name={name} views={views} />;
  const counts = {
    needed: sum(known.map((view) => view.counts.needed)),
    others: sum(known.map((view) => view.counts.others)),
  };
  return (
    <PageFrame
      project={known.length === 1 ? first.project : null}
      condition={first.condition}
      page="mine"
      heading={needSentence(counts, { name: first.name, isYou: true })}
      meta={isSignedIn ? undefined : <ForgetForm name={first.name} />}
      width="reading"
    >
      {known.map((view) => (
        <section key={view.project} className={styles["project"]}>
          {known.length === 1 ? null : <h2>{view.project}</h2>}
          <PersonDetails view={view} reader={{ name: view.name, isYou: true }} />
        </section>
      ))}
    </PageFrame>
  );
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

function Asking({ name, views }: Pick<Given, "name" | "views">) {
  const [refusal] = views.filter((view) => view.kind === "refused");
  return (
    <PageFrame project={null} condition={null} page="mine" heading="Who are you?" width="reading">
      <NameForm name={name} refusal={refusal ?? null} />
    </PageFrame>
  );
}
