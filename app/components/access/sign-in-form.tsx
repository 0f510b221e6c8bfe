"use client";

import { type FormEvent, useState } from "react";
import fields from "#app/components/field.module.css";
import styles from "./access.module.css";
import { ask } from "./ask.ts";
import type { PlaceToSignIn } from "./sign-in-view.tsx";

type Given = { back: string; servers: readonly PlaceToSignIn[] };

/** Asks for a username and a token, and goes back to where somebody came from. */
export function SignInForm({ back, servers }: Given) {
  const [server, setServer] = useState(servers[0]?.key ?? "");
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const send = async (form: HTMLFormElement) => {
    const given = new FormData(form);
    setAsking(true);
    setTrouble(null);
    const username = String(given.get("username")).trim();
    const answered = await ask("POST", "session", { server, username, token: given.get("token") });
    if (answered.kind === "done") return location.assign(back);
    setAsking(false);
    setTrouble(answered.text);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isAsking) void send(event.currentTarget);
  };
  const settings = servers.find(({ key }) => key === server)?.settings ?? null;
  return (
    <form method="post" className={styles["form"]} onSubmit={submit}>
      {servers.length < 2 ? null : (
        <label className={fields["field"]}>
          <span>Review server</span>
          <select value={server} onChange={(event) => setServer(event.target.value)}>
            {servers.map(({ key }) => (
              <option key={key}>{key}</option>
            ))}
          </select>
        </label>
      )}
      <label className={fields["field"]}>
        <span>Username</span>
        <input
          name="username"
          required
          maxLength={100}
          autoComplete="username"
          spellCheck={false}
        />
      </label>
      <label className={fields["field"]}>
        <span>HTTP password or token</span>
        <input
          name="token"
          type="password"
          required
          maxLength={1000}
          autoComplete="off"
          aria-describedby="token-hint"
        />
      </label>
      <p role="alert" className={styles["trouble"]}>
        {trouble}
      </p>
      <button type="submit" className={fields["primary"]} aria-disabled={isAsking}>
        {isAsking ? "Asking the review server…" : "Sign in"}
      </button>
      <TokenHint settings={settings} />
    </form>
  );
}

function TokenHint({ settings }: { settings: string | null }) {
  return (
    <p id="token-hint" className={styles["hint"]}>
      It is not the password of your web sign-in: Gerrit makes it under Settings, HTTP Credentials
      {settings === null ? "" : " ("}
      {settings === null ? null : (
        <a href={settings} rel="noreferrer">
          make one
        </a>
      )}
      {settings === null ? "" : ")"}. It is used once, to ask Gerrit who you are and which groups
      you are in, and thrown away; it is neither kept nor logged. You can delete it in Gerrit right
      afterwards.
    </p>
  );
}
