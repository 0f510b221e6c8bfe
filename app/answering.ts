import { log, withLogFields } from "#lib/log.ts";
import { requestHeader, requestIdOf } from "./request-id.ts";
import { stayEncrypted } from "./stay-encrypted.ts";

/**
 * A route handler of which each request has an id and stands in the log under it, and which says in JSON when it could not
 * answer.
 */
export function answering(handler: Handler, broken: Broken = brokenInShort) {
  return (request: Request): Promise<Response> => {
    const id = requestIdOf(request.headers);
    return withLogFields({ request: id }, async () => {
      const response = await answer(handler, broken, request, id);
      response.headers.set(requestHeader, id);
      stayEncrypted(response.headers);
      return response;
    });
  };
}

type Handler = (request: Request) => Promise<Response>;
/** What is answered where the handler could not, with the id of the request. */
type Broken = (id: string) => Response;

async function answer(
  handler: Handler,
  broken: Broken,
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
    return broken(id);
  }
}

function brokenInShort(id: string): Response {
  const text = "The request could not be answered; the service's log tells why under this id.";
  return Response.json({ error: { code: "broken", text, request: id } }, { status: 503 });
}
