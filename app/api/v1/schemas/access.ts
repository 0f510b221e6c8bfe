import { z } from "zod";
import { accessScopes } from "#lib/domain/access-scope.ts";
import { invisibleIn } from "#lib/domain/invisible.ts";
import { roles } from "#lib/domain/roles.ts";
import type { KeptAccessToken } from "#lib/flow/access-tokens.ts";
import { personas } from "#lib/flow/personas.ts";
import type { KeptSession } from "#lib/flow/sessions.ts";
import { instant, instantOf, instantOrNull } from "./basics.ts";

const scopes = z.array(z.enum(accessScopes));

const session = z
  .object({
    id: z.string(),
    browser: z.string(),
    isThis: z.boolean(),
    since: instant,
    seen: instant.meta({ description: "Written down every five minutes." }),
    ends: instant.meta({ description: "Earlier where it is not used for twelve hours." }),
  })
  .meta({ id: "Session" });

/** Who is signed in, and what they are in each project. */
export const whoAmI = z
  .object({
    who: z
      .object({
        server: z.string(),
        account: z.int().nullable(),
        username: z.string(),
        fullName: z.string().nullable(),
        persona: z.enum(personas).nullable(),
        by: z.enum(["session", "token"]),
        scopes: scopes.nullable().meta({ description: "Of a token; null in a browser." }),
        roles: z.record(z.string(), z.array(z.enum(roles))).meta({ description: "By project." }),
        sessions: z.array(session),
      })
      .nullable()
      .meta({ description: "Null for who has not signed in." }),
  })
  .meta({ id: "WhoAmI" });

const line = z.string().trim().min(1).max(100);
/** A colon would end the name and begin the token, as both are sent. */
const username = line.refine((text) => !text.includes(":") && invisibleIn(text) === null, {
  error: "a username has no colon and no invisible characters",
});

/** Who somebody says to be, and what proves it. */
export const wantedSession = z.union(
  [
    z.strictObject({ persona: z.enum(personas) }),
    z.strictObject({
      server: z.string().max(63).optional(),
      username,
      token: z.string().min(1).max(1_000),
    }),
  ],
  { error: "It takes a username and a token, or in the demonstration a persona." },
);

const token = z
  .object({
    id: z.string(),
    name: z.string(),
    project: z.string().nullable().meta({ description: "Null for all." }),
    scopes,
    made: instant,
    used: instant.nullable(),
    ends: instant,
    revoked: instant.nullable(),
  })
  .meta({ id: "AccessToken" });

export const tokens = z.object({ tokens: z.array(token) }).meta({ id: "AccessTokens" });

export const wantedToken = z.strictObject({
  name: line.refine((text) => invisibleIn(text) === null, {
    error: "a name has no invisible characters",
  }),
  project: z.string().max(63).nullable().optional(),
  scopes: scopes.min(1),
  days: z.int().min(1).max(365),
});

export const madeToken = z
  .object({ token, secret: z.string().meta({ description: "Told this once." }) })
  .meta({ id: "MadeAccessToken" });

export const ended = z.object({ ended: z.int() }).meta({ id: "Ended" });

export const tokenOf = (one: KeptAccessToken): z.input<typeof token> => ({
  id: one.handle,
  ...{ name: one.name, project: one.project },
  scopes: accessScopes.filter((scope) => one.scopes.includes(scope)),
  made: instantOf(one.createdAt),
  used: instantOrNull(one.lastUsedAt),
  ends: instantOf(one.expiresAt),
  revoked: instantOrNull(one.revokedAt),
});

export const sessionOf = (one: KeptSession, own: string): z.input<typeof session> => ({
  id: one.handle,
  browser: one.browser,
  isThis: one.handle === own,
  since: instantOf(one.createdAt),
  seen: instantOf(one.seenAt),
  ends: instantOf(one.expiresAt),
});
