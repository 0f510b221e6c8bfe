import { PageFrame } from "#app/components/page-frame.tsx";
import { inButtons } from "#lib/domain/remedy.ts";
import type { Refusal } from "#lib/failure.ts";
import { personas, personaWords } from "#lib/flow/personas.ts";
import styles from "./access.module.css";
import { Personas } from "./personas.tsx";
import { SignInForm } from "./sign-in-form.tsx";

/** A review server that somebody may have an account on, and its page where they make a token. */
export type PlaceToSignIn = { readonly key: string; readonly settings: string | null };

type Given = {
  /** The page to come back to. */
  back: string;
  servers: readonly PlaceToSignIn[];
  /** Why nobody can sign in over this connection. */
  refusal: Refusal | null;
  /** Whether the demonstration's people can be played. */
  mayPlay: boolean;
  /** Who is signed in already. */
  as: string | null;
};

/** Where somebody shows who they are, and what becomes of what they show. */
export function SignInView({ back, servers, refusal, mayPlay, as }: Given) {
  return (
    <PageFrame
      project={null}
      condition={null}
      page={null}
      heading={as === null ? "Sign in to decide" : "You are signed in"}
      meta={
        as === null ? (
          "Reading needs no account."
        ) : (
          <>
            As <bdi>{as}</bdi>. Sign in again to be somebody else.
          </>
        )
      }
      width="reading"
    >
      {refusal === null ? (
        <div className={styles["columns"]}>
          {mayPlay ? (
            <section className={styles["panel"]} aria-labelledby="play">
              <h2 id="play">Look at it as…</h2>
              <p>
                This is the demonstration: nobody is real, and on this machine you can be any of
                them.
              </p>
              <Personas
                back={back}
                personas={personas.map((key) => ({ key, ...personaWords[key] }))}
              />
            </section>
          ) : null}
          <section className={styles["panel"]} aria-labelledby="token">
            <h2 id="token">With your Gerrit account</h2>
            <SignInForm back={back} servers={servers} />
          </section>
        </div>
      ) : (
        <section className={styles["panel"]}>
          <p role="alert">
            <b>{refusal.text}</b> {inButtons(refusal.remedy)}
          </p>
        </section>
      )}
      <noscript>
        <p className={styles["panel"]}>
          Signing in and deciding need JavaScript. Every page can be read without it, and the slots
          command decides without a browser.
        </p>
      </noscript>
    </PageFrame>
  );
}
