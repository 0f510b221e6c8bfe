import { type Refusal, refuse } from "#lib/failure.ts";
import type { Busy } from "#lib/flow/take-lease.ts";
import { moment } from "./table.ts";

/** Somebody else makes a pass: who, since when, and what to do. */
export const busyRefusal = ({ holder, since }: Busy): Refusal =>
  refuse(
    "busy",
    `${holder} has been working on this server since ${moment(since)}.`,
    "Try again when it is done; slots status says how far it is.",
  );

/** How this process is named to others that wait for it. */
export const holderName = (who: string): string => `${who} (process ${process.pid})`;

/** A project that was asked for and could not be read. */
export const unreadRefusal = (project: string, text: string): Refusal =>
  refuse(
    "unread",
    `${project} could not be read: ${text}`,
    "Run slots doctor: it names what to mend.",
  );
