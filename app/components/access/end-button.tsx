"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import fields from "#app/components/field.module.css";
import styles from "./access.module.css";
import { ask } from "./ask.ts";

type Given = { path: string; label: string; about?: string };

/** Ends a session or a token, and shows what is left. */
export function EndButton({ path, label, about }: Given) {
  const router = useRouter();
  const [trouble, setTrouble] = useState<string | null>(null);
  const end = async () => {
    const answered = await ask("DELETE", path);
    if (answered.kind === "refused") setTrouble(answered.text);
    else router.refresh();
  };
  return (
    <div>
      <button type="button" className={fields["button"]} onClick={() => void end()}>
        {label}
        {about === undefined ? null : <span className="unseen"> {about}</span>}
      </button>
      <p role="alert" className={styles["trouble"]}>
        {trouble}
      </p>
    </div>
  );
}
