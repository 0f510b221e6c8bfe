import { keyOf } from "./blueprint.ts";
import type { Command } from "./command.ts";

/** Whether a command gives or frees a slot, which nobody may while a project is paused; `inSlots` are the keys of who has one. */
export function movesSlot(command: Command, inSlots: ReadonlySet<string>): boolean {
  switch (command.kind) {
    case "assign":
    case "release":
    case "bump":
    case "swap":
      return true;
    case "defer":
    case "withdraw":
    case "done":
      return inSlots.has(keyOf(command.blueprint));
    default:
      return false;
  }
}
