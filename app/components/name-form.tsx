import { inButtons } from "#lib/domain/remedy.ts";
import type { Refusal } from "#lib/failure.ts";
import fields from "./field.module.css";
import { Glyph } from "./glyph.tsx";
import styles from "./name-form.module.css";

const action = "/me/name";

/** Asks who reads. It is no signing in: everybody may read everybody's page. */
export function NameForm({ name, refusal }: { name: string | null; refusal: Refusal | null }) {
  return (
    <form action={action} method="post" className={styles["form"]}>
      <label>
        <span>Your name in Gerrit</span>
        <input
          name="name"
          defaultValue={name ?? ""}
          required
          maxLength={200}
          autoComplete="username"
          spellCheck={false}
          aria-describedby="name-hint"
          aria-invalid={refusal === null ? undefined : true}
        />
      </label>
      <button type="submit" className={fields["primary"]}>
        Show my page
      </button>
      <p id="name-hint" className={styles["hint"]}>
        {refusal === null ? null : (
          <strong>
            <Glyph name="cross" /> {refusal.text} {inButtons(refusal.remedy)}
          </strong>
        )}
        <span>
          Your username, or your full name as Gerrit shows it. It is remembered in this browser
          only, by a cookie, until you let it be forgotten; nobody needs to sign in to read.
        </span>
      </p>
    </form>
  );
}

/** Whose page this is, and the way to be somebody else. */
export function ForgetForm({ name }: { name: string }) {
  return (
    <form action={action} method="post" className={styles["forget"]}>
      <span>
        You are <bdi>{name}</bdi> in this browser.
      </span>
      <input type="hidden" name="name" value="" />
      <button type="submit">Forget me</button>
    </form>
  );
}
