import { InvalidArgumentError, Option } from "commander";
import { isVisible, lineFault } from "#lib/domain/invisible.ts";

/** The same words wherever a person says why. */
const flags = "--reason <text>";

/** A reason that can be left out. */
export const reasonOption = (): Option =>
  new Option(flags, "why, for the history").argParser(readReason);

/** A reason without which the decision is not taken. */
export const neededReason = (): Option =>
  new Option(flags, "why, for the history (needed)").argParser(readReason).makeOptionMandatory();

function readReason(text: string): string {
  const reason = text.trim();
  if (!isVisible(reason) || reason.length > 1_000)
    throw new InvalidArgumentError("It takes 1 to 1000 characters.");
  const fault = lineFault(reason);
  if (fault !== null) throw new InvalidArgumentError(fault);
  return reason;
}
