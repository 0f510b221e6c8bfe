import { conditionalAnswer, writtenBody } from "#app/api/frame/conditional.ts";
import { onlyRead } from "#app/api/frame/reading.ts";
import { apiDocument } from "#app/api/v1/document.ts";
import { services } from "#app/services.ts";

export const dynamic = "force-dynamic";

/** What can be read here, for programs and for those that make programs of it. */
export const { GET, POST, PUT, PATCH, DELETE } = onlyRead(async (request) =>
  conditionalAnswer(request, writtenBody(apiDocument(services().version))),
);
