"use client";

import { backTo, type Written } from "#lib/domain/policy-draft.ts";
import { type Preset, presets } from "#lib/domain/policy-presets.ts";
import type { PolicyStep } from "#lib/flow/show-policy.ts";
import fields from "./field.module.css";
import { Panel } from "./panel.tsx";
import { useDraft } from "./policy-draft.tsx";
import styles from "./policy-edit.module.css";

/** Settings that belong together; one click fills their fields, and changes nothing yet. */
export function PolicyPresets() {
  const draft = useDraft();
  if (draft === null) return null;
  return (
    <div className={styles["scripted"]}>
      <Panel title="Presets" note="they only fill the fields">
        <ul className={styles["presets"]}>
          {presets.map((preset) => (
            <PresetRow key={preset.name} preset={preset} onFill={draft.fill} />
          ))}
        </ul>
      </Panel>
    </div>
  );
}

type Given = { preset: Preset; onFill: (settings: Written) => void };

function PresetRow({ preset: { name, text, settings }, onFill }: Given) {
  return (
    <li>
      <button type="button" className={fields["button"]} onClick={() => onFill(settings)}>
        {name}
      </button>
      <p>{text}</p>
    </li>
  );
}

type RestoreGiven = {
  version: number;
  history: readonly Pick<PolicyStep, "version" | "changes">[];
};

/** Fills the fields as they were in an older version; nothing for who may not, and for the newest. */
export function RestoreButton({ version, history }: RestoreGiven) {
  const draft = useDraft();
  if (draft === null || version === history[0]?.version) return null;
  return (
    <button
      type="button"
      className={`${fields["button"]} ${styles["scripted"]}`}
      onClick={() => {
        draft.clear();
        draft.fill(backTo(version, history));
      }}
    >
      Restore version {version}…
    </button>
  );
}
