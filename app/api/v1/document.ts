import { createDocument, type ZodOpenApiPathsObject } from "zod-openapi";
import type { Described } from "#app/api/frame/operation.ts";
import { problem } from "#app/api/frame/problem.ts";
import { accessPaths } from "./operations/access.ts";
import { operations } from "./operations/all.ts";
import { resetEvent, snapshotEvent } from "./schemas/events.ts";
import { decision } from "./schemas/history.ts";

/** The OpenAPI document of everything that can be read, made from the schemas that the answers go through. */
export const apiDocument = (version: string) =>
  createDocument({
    openapi: "3.1.1",
    info: {
      title: "review slots",
      version,
      description:
        "Everything that the pages show, to be read by programs. Every answer names the snapshot that it stands on " +
        "and carries a strong ETag; a body changes only when the state or the time of the last read does.",
    },
    servers: [{ url: "/api/v1" }],
    components: {
      schemas: { SnapshotEvent: snapshotEvent, ResetEvent: resetEvent, Decision: decision },
    },
    paths: {
      ...Object.fromEntries(operations.map((one) => [one.path, { get: described(one) }])),
      ...accessPaths,
    },
  });

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

const problemsOf = (isAboutSomething: boolean) => ({
  400: withProblem("A parameter can't be used; the problem names it and what it takes."),
  ...(isAboutSomething
    ? { 404: withProblem("Nothing is known of it; the remedy names what is near.") }
    : {}),
  503: withProblem("The request could not be answered now."),
});
