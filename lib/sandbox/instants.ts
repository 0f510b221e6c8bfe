import { badRequest } from "./answers.ts";
import { timestamp } from "./identifiers.ts";

/** `2026-08-01`, with ` 10:00:00`, with `.000`, with ` +0000`: UTC unless it says otherwise. */
export function instant(value: string): string {
  const parts = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d:\d\d)(?:\.\d+)?(?: ([+-]\d\d)(\d\d))?)?$/.exec(
    value,
  );
  if (!parts) throw badRequest(`Invalid date format: ${value}`);
  const [, day, time = "00:00:00", hours = "+00", minutes = "00"] = parts;
  const date = new Date(`${day}T${time}${hours}:${minutes}`);
  if (Number.isNaN(date.getTime())) throw badRequest(`Invalid date format: ${value}`);
  return timestamp(date);
}
