import Link from "next/link";
import { accessPage, signInPage } from "#app/components/addresses.ts";
import { PageFrame } from "#app/components/page-frame.tsx";
import type { KeptAccessToken } from "#lib/flow/access-tokens.ts";
import type { KeptSession, SignedIn } from "#lib/flow/sessions.ts";
import styles from "./access.module.css";
import { EndButton } from "./end-button.tsx";
import { SessionRow, TokenRow } from "./rows.tsx";
import { type ScopeChoice, TokenForm } from "./token-form.tsx";

type Given =
  | { person: null }
  | {
      person: SignedIn;
      sessions: readonly KeptSession[];
      tokens: readonly KeptAccessToken[];
      scopes: readonly ScopeChoice[];
      projects: readonly string[];
      now: Date;
    };

/** Where somebody is signed in, and which scripts may decide as them; each of them can be ended here. */
export function AccessView(given: Given) {
  if (given.person === null) return <SignedOut />;
  const { person, sessions, tokens, scopes, projects, now } = given;
  const working = tokens.filter(
    ({ revokedAt, expiresAt }) => revokedAt === null && expiresAt > now,
  );
  return (
    <PageFrame
      project={null}
      condition={null}
      page={null}
      heading={`You have ${counted(sessions.length, "session")}, ${counted(working.length, "token")}`}
      meta={
        <span>
          As <bdi>{person.username}</bdi>
        </span>
      }
      width="reading"
    >
      <section className={styles["panel"]} aria-labelledby="sessions">
        <h2 id="sessions">Sessions</h2>
        <ul className={styles["rows"]}>
          {sessions.map((one) => (
            <SessionRow
              now={now}
              key={one.handle}
              session={one}
              isThis={one.handle === person.handle}
            />
          ))}
        </ul>
        {sessions.length < 2 ? null : (
          <EndButton path="sessions" label="Sign out everywhere else" />
        )}
      </section>
      <section className={styles["panel"]} aria-labelledby="tokens">
        <h2 id="tokens">Tokens for scripts</h2>
        {tokens.length === 0 ? <p>You have none.</p> : null}
        <ul className={styles["rows"]}>
          {tokens.map((one) => (
            <TokenRow now={now} key={one.handle} token={one} works={working.includes(one)} />
          ))}
        </ul>
      </section>
      <section className={styles["panel"]} aria-labelledby="make">
        <h2 id="make">Make a token</h2>
        <TokenForm scopes={scopes} projects={projects} />
      </section>
    </PageFrame>
  );
}

const counted = (count: number, what: string): string =>
  `${count === 0 ? "no" : count} ${what}${count === 1 ? "" : "s"}`;

function SignedOut() {
  return (
    <PageFrame
      project={null}
      condition={null}
      page={null}
      heading="You are not signed in"
      width="reading"
    >
      <p className={styles["panel"]}>
        Who is signed in sees here where, and the tokens of their scripts.{" "}
        <Link href={signInPage(accessPage)} prefetch={false}>
          Sign in
        </Link>
      </p>
    </PageFrame>
  );
}
