import { z } from "zod";
import type { Described } from "#app/api/frame/operation.ts";
import { inProjectParams, nothing } from "#app/api/v1/schemas/basics.ts";

/** What happens in a project, as it happens. */
export const followEventsDescribed: Described = {
  id: "followEvents",
  path: "/projects/{project}/events",
  summary: "What happens in a project, as Server-Sent Events",
  description:
    "First `snapshot`, and again whenever the state or the time of the last read is another (SnapshotEvent). " +
    "Before it `history` for each decision (Decision), with its number as id: with that in Last-Event-ID a reader " +
    "goes on where it was. `reset` says that it can't, and that what was shown has to be read anew (ResetEvent). " +
    "A comment each 15 seconds is a sign of life. A reader that does not keep up is cut off and may come back.",
  params: inProjectParams,
  query: nothing,
  answer: z.string(),
  media: "text/event-stream",
};
