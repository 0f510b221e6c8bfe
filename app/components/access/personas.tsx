"use client";

import { useState } from "react";
import styles from "./access.module.css";
import { ask } from "./ask.ts";

type Given = {
  back: string;
  personas: readonly { readonly key: string; readonly name: string; readonly text: string }[];
};

/** One click to see the demonstration with somebody's eyes. */
export function Personas({ back, personas }: Given) {
  const [trouble, setTrouble] = useState<string | null>(null);
  const play = async (persona: string) => {
    const answered = await ask("POST", "session", { persona });
    if (answered.kind === "done") location.assign(back);
    else setTrouble(answered.text);
  };
  return (
    <>
      <ul className={styles["personas"]}>
        {personas.map(({ key, name, text }) => (
          <li key={key}>
            <button type="button" data-persona={key} onClick={() => void play(key)}>
              <b>{name}</b>
              <span>{text}</span>
            </button>
          </li>
        ))}
      </ul>
      <p role="alert" className={styles["trouble"]}>
        {trouble}
      </p>
    </>
  );
}
