import { counted } from "#lib/domain/phrases.ts";
import type { PolicyPart, PolicyView, ToldSetting } from "#lib/flow/explain-policy.ts";
import { Columns } from "./columns.tsx";
import { Command } from "./command.tsx";
import { Day } from "./moment.tsx";
import { Panel } from "./panel.tsx";
import { PolicyField } from "./policy-field.tsx";
import { PolicyPresets } from "./policy-fill.tsx";
import { PolicyHistory } from "./policy-history.tsx";
import { PolicyReview } from "./policy-review.tsx";
import styles from "./policy-view.module.css";

/** Every setting in words beside its key and value, and how it became so; who may set them has a field beside each. */
export function PolicyDetails({ view }: { view: PolicyView }) {
  return (
    <Columns
      width="reading"
      rail={
        <>
          <PolicyPresets />
          <PolicyHistory view={view} />
        </>
      }
    >
      {view.parts.map((part) => (
        <Part key={part.part} part={part} />
      ))}
      <PolicyReview />
      <p className={styles["how"]}>
        An operator, lead or core changes a setting in its field, or with{" "}
        <Command text='slots policy set KEY=VALUE --reason "…"' />; each change is a new version.
      </p>
    </Columns>
  );
}

/** Which version this is, and how far it is from what is usual. */
export function PolicyMeta({ view: { history, differing, condition } }: { view: PolicyView }) {
  const [newest] = history;
  return (
    <>
      {newest === undefined ? null : (
        <span>
          version {newest.version} of <Day at={newest.at} now={condition.now} />
        </span>
      )}
      <span>
        {differing === 0
          ? "all of it as by default"
          : `${counted(differing, "setting")} ${differing === 1 ? "differs" : "differ"} from the default`}
      </span>
    </>
  );
}

function Part({ part: { part, title, settings } }: { part: PolicyPart }) {
  return (
    <Panel id={part} title={title}>
      <ul className={styles["settings"]}>
        {settings.map((setting) => (
          <Setting key={setting.key} setting={setting} />
        ))}
      </ul>
    </Panel>
  );
}

function Setting({ setting: { key, text, value, standard } }: { setting: ToldSetting }) {
  return (
    <li id={key}>
      <p>{text}</p>
      <p className={styles["written"]}>
        <code>
          {key} <b>{value === "" ? "none" : value}</b>
        </code>
        {standard === null ? null : (
          <span className={styles["differs"]}>default {standard === "" ? "none" : standard}</span>
        )}
      </p>
      <PolicyField name={key} />
    </li>
  );
}
