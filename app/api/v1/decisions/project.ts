import { z } from "zod";
import { isRefusal } from "#app/api/frame/operation.ts";
import { plainNumber } from "#app/api/frame/plain-number.ts";
import { writing } from "#app/api/frame/writing.ts";
import { inProjectParams, projectKey } from "#app/api/v1/schemas/basics.ts";
import { carriedOutBody, common, decided, previewBody } from "#app/api/v1/schemas/decisions.ts";
import { nothingFollows } from "#lib/domain/follows-words.ts";
import { endProject, foreseeEnd } from "#lib/flow/end-project.ts";
import { mayDecide } from "#lib/flow/may-decide.ts";
import { reasonNeeded } from "#lib/flow/reason-needed.ts";
import { readImportFile } from "#lib/import-file.ts";
import { decideCommand } from "./command.ts";

const one = { answer: decided, params: inProjectParams } as const;

/** New settings. */
export const changePolicy = writing({
  ...one,
  id: "changePolicy",
  method: "put",
  path: "/projects/{project}/policy",
  summary: "Change settings, all of them or none; each time a new version",
  body: z.strictObject({
    settings: z
      .record(z.string().max(100), z.string().max(200))
      .meta({ description: "By key, as `slots policy set` takes them." }),
    version: z.int().min(0).meta({ description: "The version that was looked at." }),
    ...common,
  }),
  decide: (asked) => {
    const { settings, version: seen } = asked.body;
    return decideCommand(asked, { kind: "policy", settings, seen });
  },
});

/** No write and no begin or end of a tenure. */
export const pause = writing({
  ...one,
  id: "pause",
  method: "post",
  path: "/projects/{project}/pause",
  summary: "Stop every write and every begin and end of a tenure; clocks stand still",
  body: z.strictObject(common),
  decide: (asked) => decideCommand(asked, { kind: "pause" }),
});

/** The end of a pause. */
export const resume = writing({
  ...one,
  id: "resume",
  method: "post",
  path: "/projects/{project}/resume",
  summary: "End a pause",
  body: z.strictObject(common),
  decide: (asked) => decideCommand(asked, { kind: "resume" }),
});

/** Blueprints made known. */
export const importBlueprints = writing({
  ...one,
  id: "importBlueprints",
  method: "post",
  path: "/projects/{project}/import",
  summary: "Make blueprints known: new ones at the bottom, known ones updated in place",
  bytes: 4 * 1024 * 1024,
  body: z.strictObject({
    text: z
      .string()
      .max(4 * 1024 * 1024)
      .meta({ description: "YAML or JSON as `slots import` takes it." }),
    rerank: z
      .boolean()
      .optional()
      .meta({ description: "The order given becomes the rank; it needs a reason." }),
    ...common,
  }),
  decide: async (asked) => {
    const { needs, project, by } = asked;
    const { text, rerank = false } = asked.body;
    // To read megabytes takes its time: not for whoever may not import anyway.
    const refusal = await mayDecide(needs, project, { kind: "import", blueprints: [], rerank }, by);
    if (refusal !== null) return refusal;
    const read = readImportFile("The text", text);
    if (read.kind === "refused") return read;
    const blueprints = read.blueprints.map(({ approvedAt, ...blueprint }) => ({
      ...blueprint,
      approvedAt: approvedAt?.toISOString() ?? null,
    }));
    return decideCommand(asked, { kind: "import", blueprints, rerank });
  },
});

/** The way out. */
export const removeHolds = writing({
  ...one,
  id: "removeHolds",
  method: "post",
  path: "/projects/{project}/holds/remove-all",
  summary: "Pause, take back the start and take every vote of the bot off",
  description:
    "It is answered when all are off. After `resume` a first plan has to be approved again.",
  body: z.strictObject(common),
  decide: async ({ needs, project, by, body }) => {
    const server = needs.serverOf(project);
    const reason = body.reason ?? null;
    if (body.preview === true) {
      const foreseen = await foreseeEnd(server, project, by);
      return isRefusal(foreseen) ? foreseen : previewBody(foreseen);
    }
    if (reason === null) return reasonNeeded();
    const ended = await endProject(server, project, by, reason);
    if (isRefusal(ended)) return ended;
    const { text, details, lifts } = ended;
    const follows = { ...nothingFollows, lifts };
    return carriedOutBody({ kind: "done", text, details, follows, undo: null, order: null });
  },
});

/** What was not done yet, or what was done. */
export const undoDecision = writing({
  answer: decided,
  id: "undoDecision",
  method: "post",
  path: "/projects/{project}/history/{seq}/undo",
  summary: "Put back what a person decided, as far as that is possible now",
  params: z.object({
    project: projectKey,
    seq: plainNumber(1).meta({ description: "the number of a decision", example: 1 }),
  }),
  undoes: true,
  body: z.strictObject(common),
  decide: (asked) => {
    const { seq } = asked.params;
    const reason = asked.body.reason ?? `Undoes decision ${seq}.`;
    return decideCommand(asked, { kind: "undo", decision: seq }, reason);
  },
});
