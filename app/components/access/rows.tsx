import { Since } from "#app/components/moment.tsx";
import { scopeInWords } from "#lib/domain/access-scope.ts";
import { browserWords } from "#lib/domain/browser-words.ts";
import type { KeptAccessToken } from "#lib/flow/access-tokens.ts";
import type { KeptSession } from "#lib/flow/sessions.ts";
import { EndButton } from "./end-button.tsx";

/** One browser that is signed in. */
export function SessionRow({
  session,
  isThis,
  now,
}: {
  session: KeptSession;
  isThis: boolean;
  now: Date;
}) {
  const { browser, createdAt, seenAt, expiresAt, handle } = session;
  return (
    <li>
      <div>
        <bdi title={browser}>{browserWords(browser)}</bdi>
        <small>
          {isThis ? "This browser, " : ""}since <Since now={now} at={createdAt} />, used{" "}
          <Since now={now} at={seenAt} />, ends <Since now={now} at={expiresAt} />
        </small>
      </div>
      <EndButton path={`sessions/${handle}`} label={isThis ? "Sign out" : "End it"} />
    </li>
  );
}

/** One token: what it is for, and whether it still works. */
export function TokenRow({
  token,
  works,
  now,
}: {
  token: KeptAccessToken;
  works: boolean;
  now: Date;
}) {
  const { name, scopes, project, lastUsedAt, expiresAt, revokedAt, handle } = token;
  return (
    <li>
      <div>
        <b>
          <bdi>{name}</bdi>
        </b>{" "}
        <small>
          {scopes.map(scopeInWords).join(", ")} in{" "}
          {project === null ? "every project" : <bdi>{project}</bdi>},{" "}
          {lastUsedAt === null ? (
            "never used"
          ) : (
            <>
              used <Since now={now} at={lastUsedAt} />
            </>
          )}
          , {revokedAt === null ? (works ? "ends " : "ended ") : "revoked "}
          <Since now={now} at={revokedAt ?? expiresAt} />
        </small>
      </div>
      {works ? <EndButton path={`tokens/${handle}`} label="Revoke" about={name} /> : null}
    </li>
  );
}
