import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { type Answer, Refusal } from "./answers.ts";
import { parseBody } from "./body.ts";
import type { World } from "./call.ts";
import type { Fault, scriptedFaults } from "./faults.ts";
import {
  changedBy,
  cutBy,
  notedStatus,
  refusalOf,
  sendBytes,
  withheld,
  worldUnder,
} from "./faulty-answers.ts";
import { isWrite, type Operation } from "./operations.ts";
import { whileReading } from "./reading.ts";
import { route } from "./routes.ts";
import { type SignIn, signIn } from "./sign-in.ts";

/** Put before JSON so that no page can load it as a script. */
const jsonPrefix = ")]}'\n";

/** An answer of HTTP: `location` where Gerrit redirects. */
type Reply = Answer & { readonly location?: string };

type Asked = {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly contentType: string | undefined;
};

/** What stands between a request and its answer; `refusesWrites` is asked when the body has arrived. */
export type Surroundings = {
  readonly refusesWrites: () => boolean;
  readonly faults: ReturnType<typeof scriptedFaults>;
  readonly log: (operation: Omit<Operation, "seq">) => void;
};

/** Answers one request, after the log was told of it. */
export async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  world: World,
  { refusesWrites, faults, log }: Surroundings,
): Promise<void> {
  const method = request.method ?? "GET";
  const path = request.url ?? "/";
  const body = await text(request);
  const who = signIn(world.state, path, request.headers.authorization);
  const account = who.kind === "account" ? who.account.username : null;
  const asked = { method, path, body, contentType: request.headers["content-type"] };
  const fault = faults.next({ method, path, account });
  const faulty = worldUnder(world, fault);
  const reply =
    isWrite(method) && refusesWrites()
      ? { status: 500, body: "The server is read-only" }
      : (refusalOf(fault) ?? replyTo(asked, who, faulty));
  log({
    at: world.now().toISOString(),
    account,
    method,
    path,
    ...(body === "" ? {} : { body }),
    status: notedStatus(fault, reply),
    isWrite: isWrite(method),
    ...(fault === null ? {} : { fault: fault.kind }),
  });
  if (await withheld(fault, response)) return;
  await send(request, response, faulty, changedBy(fault, reply, faults.chance), fault);
}

function replyTo(asked: Asked, who: SignIn, world: World): Reply {
  if (who.kind === "refused") return { status: 401, body: "Unauthorized" };
  const url = new URL(asked.path, "http://sandbox/");
  const path = url.pathname.replace(/^\/(a\/)?/, "");
  const match = route(asked.method === "HEAD" ? "GET" : asked.method, path);
  const isApi = asked.path.startsWith("/a/");
  if (match.kind === "elsewhere" && !isApi) return { status: 302, location: `/login/${path}` };
  if (match.kind !== "handler") return { status: 404, body: "Not Found" };
  try {
    const call = {
      caller: who.kind === "account" ? who.account : null,
      params: match.params,
      query: url.searchParams,
      body: parseBody(asked.contentType, asked.body),
    };
    return isWrite(asked.method)
      ? match.handler(call, world)
      : whileReading(world.state, () => match.handler(call, world));
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, body: error.message };
    return { status: 500, body: `Internal server error: ${String(error)}` };
  }
}

const pack = promisify(gzip);

/** Answers shorter than this are not worth packing, in bytes. */
const packFrom = 1024;

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  world: World,
  reply: Reply,
  fault: Fault | null,
): Promise<void> {
  response.setHeader("Date", world.now().toUTCString());
  response.setHeader("Cache-Control", "private, no-store");
  if (reply.status === 401) {
    response.setHeader("WWW-Authenticate", 'Basic realm="Gerrit Code Review"');
  }
  if (reply.location !== undefined) response.setHeader("Location", reply.location);
  if (reply.body === undefined) {
    response.writeHead(reply.status).end();
    return;
  }
  const content = cutBy(fault, contentOf(reply, response, fault));
  const accepted = request.headers["accept-encoding"] ?? "";
  const packed = content.length >= packFrom && accepted.includes("gzip");
  if (packed) response.setHeader("Content-Encoding", "gzip");
  const bytes = packed ? await pack(content) : content;
  response.statusCode = reply.status;
  if (request.method !== "HEAD") return sendBytes(fault, response, bytes);
  response.setHeader("Content-Length", bytes.length);
  response.end();
}

/** The bytes of an answer, with its type set: words of a refusal are plain text, everything else is JSON. */
function contentOf({ status, body }: Reply, response: ServerResponse, fault: Fault | null): Buffer {
  const isPage = fault?.kind === "login-page";
  const isText = isPage || (status >= 400 && typeof body === "string");
  const type = isPage ? "text/html" : isText ? "text/plain" : "application/json";
  response.setHeader("Content-Type", `${type}; charset=utf-8`);
  return Buffer.from(isText ? `${body}\n` : `${jsonPrefix}${JSON.stringify(body)}\n`);
}
