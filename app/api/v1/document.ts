import { createDocument, type ZodOpenApiPathsObject } from "zod-openapi";
import type { Described } from "#app/api/frame/operation.ts";
import { problem } from "#app/api/frame/problem.ts";
import type { WritingDescribed } from "#app/api/frame/writing.ts";
import { decisions } from "./decisions/all.ts";
import { accessPaths } from "./operations/access.ts";
import { operations } from "./operations/all.ts";
import { resetEvent, snapshotEvent } from "./schemas/events.ts";
import { decision } from "./schemas/history.ts";

/** The OpenAPI document of everything that can be read and decided, made from the schemas that the answers go through. */
export const apiDocument = (version: string) =>
  createDocument({
    openapi: "3.1.1",
    info: {
      title: "review slots",
      version,
      description:
        "Everything that the pages show and that people decide, for programs. Every answer names the snapshot that it stands on " +
        "and carries a strong ETag; a body changes only when the state or the time of the last read does.",
    },
    servers: [{ url: "/api/v1" }],
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
      schemas: { SnapshotEvent: snapshotEvent, ResetEvent: resetEvent, Decision: decision },
    },
    paths: {
      ...pathsOf([
        ...operations.map((one) => [one.path, "get", described(one)] as const),
        ...decisions.map((one) => [one.path, one.method, decisionDescribed(one)] as const),
      ]),
      ...accessPaths,
    },
  });

/** At some addresses something is read and something decided. */
function pathsOf(all: readonly (readonly [string, string, Get])[]): ZodOpenApiPathsObject {
  const paths: Record<string, Record<string, Get>> = {};
  for (const [path, method, one] of all) paths[path] = { ...paths[path], [method]: one };
  return paths;
}

/** A script sends a token; a browser its session, and with it the header that no other site can send. */
function decisionDescribed({
  id,
  summary,
  description,
  params,
  body,
  answer,
}: WritingDescribed): Get {
  return {
    operationId: id,
    summary,
    ...(description === undefined ? {} : { description }),
    security: [{ token: [] }],
    requestParams: { path: params },
    requestBody: { required: true, content: { "application/json": { schema: body } } },
    responses: {
      200: { description: summary, content: { "application/json": { schema: answer } } },
      ...writingProblems,
    },
  };
}

type Get = NonNullable<ZodOpenApiPathsObject[string]["get"]>;

function described({ id, summary, description, params, query, answer, ...more }: Described): Get {
  const { media = "application/json" } = more;
  return {
    operationId: id,
    summary,
    ...(description === undefined ? {} : { description }),
    requestParams: { path: params, query },
    responses: {
      200: { description: summary, content: { [media]: { schema: answer } } },
      ...(more.media === undefined ? unchanged : {}),
      ...problemsOf(Object.keys(params.shape).length > 0),
    },
  };
}

const unchanged = {
  304: { description: "The body under the tag in If-None-Match is still the same." },
};

const withProblem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: problem } },
});

const writingProblems = {
  400: withProblem("The body or a parameter can't be used; the problem names what is wrong."),
  401: withProblem("Nobody is signed in, or the token is not known or has ended."),
  403: withProblem("It takes another role, or it was not sent by a page of ours."),
  404: withProblem("Nothing is known of it; the remedy names what is near."),
  409: withProblem("The state as it is speaks against it; nothing was changed."),
  413: withProblem("The body is too large."),
  415: withProblem("The body is not JSON."),
  429: withProblem("Too many decisions; Retry-After says when."),
  503: withProblem("The request could not be answered now."),
};

const problemsOf = (isAboutSomething: boolean) => ({
  400: withProblem("A parameter can't be used; the problem names it and what it takes."),
  ...(isAboutSomething
    ? { 404: withProblem("Nothing is known of it; the remedy names what is near.") }
    : {}),
  503: withProblem("The request could not be answered now."),
});
