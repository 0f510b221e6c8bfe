import { log, withLogFields } from "#lib/log.ts";
import { requestHeader } from "./request-id.ts";

/**
 * A route handler of which each request stands in the log, and which says in JSON when it could not answer. `proxy.ts`
 * gave the request its id.
 */
export function answering(handler: (request: Request) => Promise<Response>) {
  return (request: Request): Promise<Response> => {
    const id = request.headers.get(requestHeader) ?? "none";
    return withLogFields({ request: id }, () => answer(handler, request, id));
  };
}

async function answer(
  handler: (request: Request) => Promise<Response>,
  request: Request,
  id: string,
): Promise<Response> {
  const { pathname } = new URL(request.url);
  const begun = performance.now();
  try {
    const response = await handler(request);
    const ms = Math.round(performance.now() - begun);
    log.debug({ method: request.method, path: pathname, status: response.status, ms }, "request");
    return response;
  } catch (error) {
    log.error(
      { method: request.method, path: pathname, error },
      "A request could not be answered.",
    );
    const text = "The request could not be answered; the service's log tells why under this id.";
    return Response.json({ error: { code: "broken", text, request: id } }, { status: 503 });
  }
}
