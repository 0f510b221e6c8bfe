import type { z } from "zod";
import { answering } from "#app/answering.ts";
import { services } from "#app/services.ts";
import { conditionalAnswer, writtenBody } from "./conditional.ts";
import { type BodySchema, isRefusal, type Operation } from "./operation.ts";
import { type Address, parametersOf, partsOf } from "./parameters.ts";
import { brokenAnswer, problemAnswer, refusalAnswer } from "./problem.ts";
import { recentBody } from "./recent-body.ts";

type Handler = (request: Request, address: Address) => Promise<Response>;

/** The handlers of a route that can be read; `others` are the methods by which something is decided there. */
export function reading<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Answer extends BodySchema,
>(one: Operation<Params, Query, Answer>, others: readonly ("POST" | "PUT")[] = []) {
  return onlyRead((request, address) => answer(one, request, address), others);
}

/** Likewise, for an answer that is made otherwise; whatever it throws becomes a problem too. */
export function onlyRead(handler: Handler, others: readonly string[] = []) {
  const GET: Handler = (request, address) =>
    answering(() => handler(request, address), brokenAnswer)(request);
  const refused = refusing(others);
  return { GET, POST: refused, PUT: refused, PATCH: refused, DELETE: refused };
}

const refusing = (others: readonly string[]) => async (): Promise<Response> =>
  problemAnswer(
    405,
    {
      code: "only-read",
      detail: "This address is not for that.",
      remedy: `It takes ${["GET", ...others].join(" and ")}; /api/v1/openapi.json tells what is decided where.`,
    },
    { allow: ["GET", "HEAD", "OPTIONS", ...others].join(", ") },
  );

async function answer<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Answer extends BodySchema,
>(one: Operation<Params, Query, Answer>, request: Request, address: Address): Promise<Response> {
  const params = parametersOf(one.params, await partsOf(address));
  if (params instanceof Response) return params;
  const here = new URL(request.url);
  const query = parametersOf(one.query, here.searchParams);
  if (query instanceof Response) return query;
  const needs = services();
  const body = await recentBody(needs, here, async () => {
    const read = await one.read({ needs, params: params.values, query: query.values, here });
    // Only what the schema names leaves the house.
    return isRefusal(read) ? read : writtenBody(one.answer.parse(read));
  });
  return "kind" in body ? refusalAnswer(body) : conditionalAnswer(request, body);
}
