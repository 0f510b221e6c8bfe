"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import fields from "#app/components/field.module.css";
import styles from "./access.module.css";
import { ask } from "./ask.ts";
import { CopyButton } from "./copy-button.tsx";

export type ScopeChoice = { readonly key: string; readonly text: string };

type Given = { scopes: readonly ScopeChoice[]; projects: readonly string[] };

/** Makes a token, and shows it this once. */
export function TokenForm({ scopes, projects }: Given) {
  const router = useRouter();
  const [made, setMade] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const make = async (form: HTMLFormElement) => {
    const wanted = wantedIn(new FormData(form));
    if (wanted.scopes.length === 0) return setTrouble(noScope);
    const answered = await ask("POST", "tokens", wanted);
    setTrouble(answered.kind === "refused" ? answered.text : null);
    if (answered.kind === "refused") return;
    setMade((answered.body as { secret: string }).secret);
    form.reset();
    router.refresh();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void make(event.currentTarget);
  };
  return (
    <form method="post" className={styles["form"]} onSubmit={submit}>
      <label className={fields["field"]}>
        <span>What it is for</span>
        <input name="name" required maxLength={100} autoComplete="off" />
      </label>
      <label className={fields["field"]}>
        <span>Project</span>
        <select name="project">
          <option value="">every project</option>
          {projects.map((key) => (
            <option key={key}>{key}</option>
          ))}
        </select>
      </label>
      <label className={fields["field"]}>
        <span>Days until it ends, at most 365</span>
        <input name="days" type="number" min={1} max={365} defaultValue={90} required />
      </label>
      <Scopes scopes={scopes} onChange={() => setTrouble(null)} />
      <p role="alert" className={styles["trouble"]}>
        {trouble}
      </p>
      <button type="submit" className={fields["primary"]}>
        Make it
      </button>
      {made === null ? null : <Made word={made} />}
    </form>
  );
}

const noScope = "Nothing was made yet: tick at least one thing that it may.";

const wantedIn = (form: FormData) => ({
  name: form.get("name"),
  project: form.get("project") === "" ? null : form.get("project"),
  days: Number(form.get("days")),
  scopes: form.getAll("scope"),
});

function Scopes({ scopes, onChange }: Pick<Given, "scopes"> & { onChange: () => void }) {
  return (
    <fieldset className={styles["scopes"]} onChange={onChange}>
      <legend>It may, as far as you may</legend>
      {scopes.map(({ key, text }) => (
        <label key={key}>
          <input type="checkbox" name="scope" value={key} />{" "}
          <span>
            {text} (<code>{key}</code>)
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Made({ word }: { word: string }) {
  return (
    <>
      <div role="status">
        <p>This is the token. It is shown this once; send it as Authorization: Bearer.</p>
        <code className={styles["secret"]} data-made="token">
          {word}
        </code>
      </div>
      <CopyButton key={word} text={word} what="the token" />
    </>
  );
}
