import { Agent, type IncomingMessage, type OutgoingHttpHeaders, request } from "node:http";
import { text } from "node:stream/consumers";

const agent = new Agent({ keepAlive: true });

/** So many readers ask at once where there are several. */
export const readers = 8;

/** An answer as a reader keeps it: `isNew` unless it said that the one with this tag is still true. */
export type Answer = { readonly isNew: boolean; readonly tag: string; readonly body: string };

/** Asks for a page on a connection that stays open and reads the whole answer; throws where it is neither 200 nor 304. */
export async function ask(url: string, headers: OutgoingHttpHeaders = {}): Promise<Answer> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(url, { agent, headers }, resolve).on("error", reject).end();
  });
  const body = await text(answer);
  const { statusCode } = answer;
  if (statusCode !== 200 && statusCode !== 304)
    throw new Error(`${url} was answered with ${statusCode}`);
  return { isNew: statusCode === 200, tag: answer.headers.etag ?? "", body };
}
