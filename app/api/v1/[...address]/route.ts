import { problemAnswer } from "#app/api/frame/problem.ts";
import { onlyRead } from "#app/api/frame/reading.ts";

export const dynamic = "force-dynamic";

/** Whatever is not there. */
export const { GET, POST, PUT, PATCH, DELETE } = onlyRead(async () =>
  problemAnswer(404, {
    code: "unknown-address",
    detail: "Nothing is at this address.",
    remedy: "/api/v1/openapi.json tells what there is.",
  }),
);
