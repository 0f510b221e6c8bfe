import { z } from "zod";
import { actorOf } from "#app/actor.ts";
import { answering } from "#app/answering.ts";
import { projectIn, services } from "#app/services.ts";
import type { Refusal } from "#lib/failure.ts";
import type { Decider } from "#lib/flow/carry-out.ts";
import type { Project } from "#lib/flow/needs.ts";
import { readSnapshot } from "#lib/flow/read-snapshot.ts";
import { log } from "#lib/log.ts";
import { runningJobs } from "#lib/running.ts";
import type { Services } from "#lib/services.ts";
import { bodyOf, broughtBy, stoppedAtGate } from "./gate.ts";
import { type BodySchema, type Described, isRefusal, written } from "./operation.ts";
import { type Address, parametersOf, partsOf } from "./parameters.ts";
import { brokenAnswer, type NewerOrder, refusalAnswer } from "./problem.ts";
import { type RateName, tooMany } from "./rate.ts";

/** What can be decided, without what does it: as the document has it. */
export type WritingDescribed = Omit<Described, "query"> & {
  readonly method: "post" | "put";
  readonly body: z.ZodType;
};

/** One thing that can be decided: how it is asked for, what it answers, and what does it. */
export type Writing<
  Params extends ProjectParams = ProjectParams,
  Body extends z.ZodObject = z.ZodObject,
  Answer extends BodySchema = BodySchema,
> = WritingDescribed & {
  readonly params: Params;
  readonly body: Body;
  readonly answer: Answer;
  /** The largest body that is taken; 64 KB where nothing is said. */
  readonly bytes?: number;
  /** It undoes, and is counted apart from decisions. */
  readonly undoes?: true;
  readonly decide: (asked: Deciding<Params, Body>) => Promise<Decided<Answer> | Refused>;
};

type ProjectParams = z.ZodObject<{ readonly project: z.ZodType<string> }>;

/** The body of an answer without the snapshot, which the frame adds. */
type Decided<Answer extends BodySchema> = Omit<z.input<Answer>, "snapshot">;

/** What can't be decided, and what a program may want to know beside the words. */
type Refused = Refusal & { readonly more?: NewerOrder };

/** What somebody sent, once it is known that they may send it. */
export type Deciding<Params extends z.ZodObject, Body extends z.ZodObject> = {
  readonly needs: Services;
  readonly project: Project;
  readonly params: z.output<Params>;
  readonly body: z.output<Body>;
  readonly by: Decider["actor"];
};

/** An operation that decides, with the types of its parts known to what does it. */
export const writing = <
  Params extends ProjectParams,
  Body extends z.ZodObject,
  Answer extends BodySchema,
>(
  one: Writing<Params, Body, Answer>,
): Writing<Params, Body, Answer> => one;

/** The handler of a route by which people and their scripts decide. */
export function deciding<
  Params extends ProjectParams,
  Body extends z.ZodObject,
  Answer extends BodySchema,
>(one: Writing<Params, Body, Answer>) {
  return (request: Request, address: Address): Promise<Response> =>
    answering(() => answer(one, request, address), brokenAnswer)(request);
}

const noParameters = z.object({});

async function answer<
  Params extends ProjectParams,
  Body extends z.ZodObject,
  Answer extends BodySchema,
>(one: Writing<Params, Body, Answer>, request: Request, address: Address): Promise<Response> {
  const params = parametersOf(one.params, await partsOf(address));
  if (params instanceof Response) return params;
  // Somebody who asks for a preview there would decide.
  const query = parametersOf(noParameters, new URL(request.url).searchParams);
  if (query instanceof Response) return query;
  const project = projectIn(params.values.project);
  if ("kind" in project) return refusalAnswer(project);
  const stopped = stoppedAtGate(request);
  if (stopped !== null) return stopped;
  const by = await actorOf(request, project);
  if ("kind" in by) return refusalAnswer(by);
  const brought = await countedBody(one, request, by.who);
  if (brought instanceof Response) return brought;
  const body = bodyOf(one.body, brought.body);
  if (body instanceof Response) return body;
  const needs = services();
  const asked = { needs, project, params: params.values, body: body.taken, by };
  const decided = await one.decide(asked as Deciding<Params, Body>);
  if (isRefusal(decided)) return refusalAnswer(decided, (decided as Refused).more);
  if (!isPreview(brought.body)) await wake(project);
  const snapshot = written(await readSnapshot(needs, project));
  return Response.json(one.answer.parse({ snapshot, ...decided }), {
    headers: { "cache-control": "no-store" },
  });
}

/** What somebody sent, unless they send too much. */
async function countedBody(
  { bytes, undoes }: Pick<Writing, "bytes" | "undoes">,
  request: Request,
  who: string,
): ReturnType<typeof broughtBy> {
  const flooded = await tooMany("request", who);
  if (flooded !== null) return flooded;
  const brought = await broughtBy(request, bytes === undefined ? {} : { bytes });
  return (await tooMany(rateOf({ undoes }, brought), who)) ?? brought;
}

/** What it is counted as: only the body tells a preview. */
function rateOf(
  { undoes }: { readonly undoes: true | undefined },
  brought: { readonly body: unknown } | Response,
): RateName {
  if (!(brought instanceof Response) && isPreview(brought.body)) return "preview";
  return undoes === true ? "undo" : "write";
}

const previewing = z.object({ preview: z.literal(true) });

/** Nothing is decided by a preview, so there is nothing to act on either. */
const isPreview = (body: unknown): boolean => previewing.safeParse(body).success;

/** Whatever was decided is acted on at once, and what is kept is looked at when it is due. */
async function wake({ key }: Project): Promise<void> {
  try {
    await runningJobs().add("decide", key);
  } catch (error) {
    // Nothing is lost: the next pass finds it.
    log.debug({ error }, "the queue could not be told of a decision");
  }
}
