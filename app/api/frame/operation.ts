import type { z } from "zod";
import { projectIn } from "#app/services.ts";
import type { Refusal } from "#lib/failure.ts";
import type { Project } from "#lib/flow/needs.ts";
import { readSnapshot, type Snapshot } from "#lib/flow/read-snapshot.ts";
import type { Services } from "#lib/services.ts";

/** One thing that can be read: how it is asked, what it answers, and what answers it. */
export type Operation<
  Params extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Answer extends BodySchema = BodySchema,
> = Described & {
  readonly params: Params;
  readonly query: Query;
  readonly answer: Answer;
  readonly read: (asked: Asked<Params, Query>) => Promise<z.input<Answer> | Refusal>;
};

/** Of the bodies that an operation answers with: one object, or one of several. */
export type BodySchema = z.ZodType<object, object>;

/** The same without what answers it: as the document has it. */
export type Described = {
  /** A name for programs that are made from the document. */
  readonly id: string;
  /** Under /api/v1, as OpenAPI writes it. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly answer: z.ZodType;
  /** Where it is not JSON. */
  readonly media?: string;
};

type Asked<Params extends z.ZodObject, Query extends z.ZodObject> = {
  readonly needs: Services;
  readonly params: z.output<Params>;
  readonly query: z.output<Query>;
  /** The address that was asked for. */
  readonly here: URL;
};

type InProject<Params, Query> = {
  readonly needs: Services;
  readonly project: Project;
  readonly params: Params;
  readonly query: Query;
  readonly here: URL;
};

/** An operation, with the types of its parts known to what answers it. */
export const operation = <
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Answer extends BodySchema,
>(
  one: Operation<Params, Query, Answer>,
): Operation<Params, Query, Answer> => one;

/**
 * What answers for one project: with the snapshot that the answer stands on, or with what is not known. The snapshot is
 * taken first: what is read after it is at least as new.
 */
export const inProject =
  <Params extends { readonly project: string }, Query, Body extends object>(
    read: (asked: InProject<Params, Query>) => Promise<Body | Refusal>,
  ) =>
  async (
    asked: Omit<InProject<Params, Query>, "project">,
  ): Promise<(Body & { readonly snapshot: WrittenSnapshot }) | Refusal> => {
    const project = projectIn(asked.params.project);
    if ("kind" in project) return project;
    const snapshot = await readSnapshot(asked.needs, project);
    const body = await read({ ...asked, project });
    return isRefusal(body) ? body : { snapshot: written(snapshot), ...body };
  };

export type WrittenSnapshot = { readonly id: string; readonly at: string | null };

/** A snapshot as it is written in an answer. */
export const written = ({ id, at }: Snapshot): WrittenSnapshot => ({
  id,
  at: at?.toISOString() ?? null,
});

export const isRefusal = (body: object): body is Refusal =>
  "kind" in body && body.kind === "refused" && "remedy" in body;
