import type { SlotsRun } from "#tests/support/slots-command.ts";
import { type Place, slotsIn } from "./place.ts";

/** What a person reads when something can't be done. FOLDER, SERVER and N stand for the place's folder, its server and the number of a change. */
export type Complaint = { readonly code: string; readonly text: string; readonly remedy: string };

/** One row of the table: what is wrong, what the command says of it and how it ends. */
export type BadInput = {
  readonly input: string;
  readonly spoil?: (place: Place) => Promise<unknown> | unknown;
  readonly call: (place: Place) => Promise<SlotsRun>;
  readonly exitCode: number;
  readonly says: Complaint;
  /** The tables that stay as they are where the server was read; all of them unless told. */
  readonly unchanged?: readonly string[];
};

/** A row of one call of the command. */
export function row(
  input: string,
  words: readonly string[],
  exitCode: number,
  [code, text, remedy]: readonly [code: string, text: string, remedy: string],
  spoil: BadInput["spoil"] = () => {},
): BadInput {
  const says = { code, text, remedy };
  return { input, exitCode, says, spoil, call: (place) => slotsIn(place)(...words) };
}

/** Everything that a call complained of, in its order. */
export function complaintsOf({ errors }: SlotsRun, place: Place): Complaint[] {
  const anonymous = errors
    .replaceAll(place.folder, "FOLDER")
    .replaceAll(place.server.url, "SERVER/")
    .replace(/\bchange \d+/g, "change N");
  return anonymous
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => (JSON.parse(line) as { error: Complaint }).error);
}
