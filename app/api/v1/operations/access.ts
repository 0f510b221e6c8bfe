import { z } from "zod";
import type { ZodOpenApiPathsObject } from "zod-openapi";
import { problem } from "#app/api/frame/problem.ts";
import {
  ended,
  madeToken,
  tokens,
  wantedSession,
  wantedToken,
  whoAmI,
} from "#app/api/v1/schemas/access.ts";

type Path = ZodOpenApiPathsObject[string];
type Described = {
  readonly id: string;
  readonly summary: string;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
  readonly params?: z.ZodObject;
  readonly status?: 201;
};

const withProblem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: problem } },
});

const gateHeaders = z.object({
  "x-review-slots": z.string().optional().meta({
    description:
      "Anything. A page sends it with what it wants done; whoever sends a token need not.",
  }),
});

const described = ({ id, summary, body, answer, params, status }: Described) => ({
  operationId: id,
  summary,
  requestParams: { ...(params ? { path: params } : {}), header: gateHeaders },
  ...(body ? { requestBody: { content: { "application/json": { schema: body } } } } : {}),
  responses: {
    [status ?? 200]: { description: summary, content: { "application/json": { schema: answer } } },
    400: withProblem("The body can't be used."),
    401: withProblem("Nobody is signed in, or the token is not the right one."),
    403: withProblem("It did not come from a page of this service, or it is not allowed."),
    404: withProblem("There is no such thing of yours."),
    409: withProblem("It can't be done as things are."),
    413: withProblem("The body is too large."),
    415: withProblem("The body is no JSON."),
    429: withProblem("Too many; Retry-After says how many seconds to wait."),
    503: withProblem("It could not be answered now."),
  },
});

const handle = z.object({
  handle: z.string().meta({ description: "the id of one of your own, as the list has it" }),
});

/** Signing in and out, and the tokens of scripts, as the document has them. */
export const accessPaths: Readonly<Record<string, Path>> = {
  "/session": {
    get: described({ id: "whoAmI", summary: "Who asks, and what they are", answer: whoAmI }),
    post: described({
      id: "signIn",
      summary: "Sign in with a token of the review server, which is used once and not kept",
      body: wantedSession,
      answer: whoAmI,
    }),
    delete: described({ id: "signOut", summary: "Sign out", answer: whoAmI }),
  },
  "/sessions": {
    delete: described({ id: "endOtherSessions", summary: "Sign out elsewhere", answer: ended }),
  },
  "/sessions/{handle}": {
    delete: described({
      id: "endSession",
      summary: "End a session",
      params: handle,
      answer: ended,
    }),
  },
  "/tokens": {
    get: described({ id: "listTokens", summary: "Your tokens for scripts", answer: tokens }),
    post: described({
      id: "makeToken",
      summary: "Make a token for scripts; its secret is told this once",
      body: wantedToken,
      answer: madeToken,
      status: 201,
    }),
  },
  "/tokens/{handle}": {
    delete: described({
      id: "revokeToken",
      summary: "Revoke a token",
      params: handle,
      answer: ended,
    }),
  },
};
