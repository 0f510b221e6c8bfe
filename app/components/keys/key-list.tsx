import { useState } from "react";
import fields from "#app/components/field.module.css";
import { keysSetting } from "#lib/domain/keys.ts";
import { Dialog } from "./dialog.tsx";
import styles from "./key-list.module.css";
import { KeyRows } from "./key-rows.tsx";

/** All keys, and whether single ones work; loaded when it is asked for, hence the default export. */
export default function KeyList({ onClose }: { onClose: () => void }) {
  return (
    <Dialog label="Keys" onClose={onClose}>
      <div className={styles["head"]}>
        <h2>Keys</h2>
        <form method="dialog">
          <button type="submit" className={fields["button"]}>
            Close
          </button>
        </form>
      </div>
      <KeyRows />
      <Switch />
    </Dialog>
  );
}

/** Kept in this browser only. */
function Switch() {
  const [isOn, setOn] = useState(() => localStorage.getItem(keysSetting) !== "off");
  return (
    <label className={styles["switch"]}>
      <input
        type="checkbox"
        checked={isOn}
        onChange={({ target: { checked } }) => {
          localStorage.setItem(keysSetting, checked ? "on" : "off");
          setOn(checked);
        }}
      />
      Single keys work in this browser
    </label>
  );
}
