import { createHash, timingSafeEqual } from "node:crypto";
import { readBody } from "#app/api/hooks/read-body.ts";
import { services } from "#app/services.ts";
import { type Heard, listenTo } from "#lib/flow/hear-event.ts";
import type { ServerNeeds } from "#lib/flow/needs.ts";
import { log } from "#lib/log.ts";
import { countEvent } from "#lib/metrics.ts";
import { runningJobs } from "#lib/running.ts";

export const dynamic = "force-dynamic";

/** An event of Gerrit has some hundred bytes to a few thousand; who sends it waits five seconds for an answer. */
const limits = { bytes: 64 * 1024, milliseconds: 4_000 };

type Address = { readonly params: Promise<{ readonly server: string; readonly token: string }> };

/**
 * Takes one event of a server. It only says where to look, so whatever it says is answered with 202, at once: any
 * other answer makes Gerrit send it again, and keeps one of its two senders busy meanwhile.
 */
export async function POST(request: Request, { params }: Address): Promise<Response> {
  const { server, token } = await params;
  const needs = services().servers.get(server);
  if (needs === undefined || !isToken(server, token)) return answer(404);
  const body = await readBody(request, limits);
  if (typeof body !== "string") {
    countEvent(server, "refused");
    // What was not read is not waited for either.
    return answer(body.status, { connection: "close" });
  }
  void follow(needs, body);
  return answer(202);
}

const answer = (status: number, headers: HeadersInit = {}) =>
  new Response(null, { status, headers });

/** Compared in constant time, whatever the length, and also where the server takes no events. */
function isToken(server: string, token: string): boolean {
  const secret = services().config.servers.get(server)?.webhook?.reveal();
  return timingSafeEqual(digest(token), digest(secret ?? "")) && secret !== undefined;
}

const digest = (text: string) => createHash("sha256").update(text).digest();

/** What is missed now the next tick reads; that the queue is away is told elsewhere. */
async function follow(needs: ServerNeeds, event: string): Promise<void> {
  const { server } = needs;
  try {
    countEvent(server, await hear(needs, event));
  } catch (error) {
    countEvent(server, "lost");
    log.debug({ server, error }, "an event was not followed");
  }
}

const listeners = new WeakMap<ServerNeeds, (event: string) => Promise<Heard>>();

function hear(needs: ServerNeeds, event: string): Promise<Heard> {
  const listener = listeners.get(needs) ?? listenTo(needs, runningJobs(), () => performance.now());
  listeners.set(needs, listener);
  return listener(event);
}
