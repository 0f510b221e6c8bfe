import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Answer } from "./answers.ts";
import type { World } from "./call.ts";
import type { Chance } from "./demonstration/chance.ts";
import type { Fault } from "./faults.ts";

/** The status under which a request is noted that was neither done nor answered. */
const unanswered = 499;

const refusals: Readonly<Record<string, Answer>> = {
  "too-many": { status: 429, body: "Quota exceeded" },
  unavailable: { status: 503, body: "Service Unavailable" },
  "lock-failure": { status: 503, body: "Lock failure" },
  "login-page": { status: 200, body: "<!DOCTYPE html>\n<html><body>Please sign in.</body></html>" },
  hang: { status: unanswered },
  reset: { status: unanswered },
};

/** What is noted in the place of doing the request; null where it is done all the same. */
export const refusalOf = (fault: Fault | null): Answer | null =>
  fault === null ? null : (refusals[fault.kind] ?? null);

/** The world with the clock that a fault gives it. */
export function worldUnder(world: World, fault: Fault | null): World {
  if (fault?.kind !== "clock-off") return world;
  return { ...world, now: () => new Date(world.now().getTime() + fault.milliseconds) };
}

/** The answer as the fault leaves it: a listing loses a third of its rows, or has as many of them twice. */
export function changedBy(fault: Fault | null, answer: Answer, chance: Chance): Answer {
  if (fault?.kind !== "rows-missing" && fault?.kind !== "rows-doubled") return answer;
  if (!Array.isArray(answer.body)) return answer;
  const copies = fault.kind === "rows-missing" ? 0 : 2;
  const changed = (rows: readonly unknown[]) => rowsWith(rows, copies, chance);
  const isManifold = answer.body.every(Array.isArray);
  return { ...answer, body: isManifold ? answer.body.map(changed) : changed(answer.body) };
}

/** Some rows this many times. The last one stays as it is, for it says whether there is more. */
function rowsWith(rows: readonly unknown[], copies: 0 | 2, chance: Chance): unknown[] {
  const isHit = (index: number) => index < rows.length - 1 && chance.happens(1 / 3);
  return rows.flatMap((row, index) => Array<unknown>(isHit(index) ? copies : 1).fill(row));
}

/** Whether the fault took the answer on itself; otherwise it is to be sent as usual, after a slow server's time. */
export async function withheld(fault: Fault | null, response: ServerResponse): Promise<boolean> {
  if (fault?.kind === "slow") await sleep(fault.milliseconds, undefined, { ref: false });
  if (fault?.kind === "reset" || fault?.kind === "done-then-reset") {
    response.socket?.resetAndDestroy();
    return true;
  }
  return fault?.kind === "hang";
}

/** What the operation log says the request came to: nothing was done behind a login page. */
export const notedStatus = (fault: Fault | null, { status }: Answer): number =>
  fault?.kind === "login-page" ? unanswered : status;

/** All of an answer, or the half that a fault leaves of it. */
export const cutBy = (fault: Fault | null, content: Buffer): Buffer =>
  fault?.kind === "truncated" ? content.subarray(0, content.length / 2) : content;

/** Sends the bytes of an answer, or as many of them as the fault lets through. */
export function sendBytes(fault: Fault | null, response: ServerResponse, bytes: Buffer): void {
  response.setHeader("Content-Length", bytes.length);
  if (fault?.kind !== "broken-off") {
    response.end(bytes);
    return;
  }
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
}
