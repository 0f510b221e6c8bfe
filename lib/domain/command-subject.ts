import { keyOf } from "./blueprint.ts";
import type { Command } from "./command.ts";

/** Whether two commands decide on the same thing, so that the one must be over before the other is given. */
export function isSameSubject(one: Command, other: Command): boolean {
  const subjects = subjectsOf(other);
  return subjectsOf(one).some((subject) => subjects.includes(subject));
}

/** Whether a command decides on this blueprint. */
export const isAboutBlueprint = (command: Command, name: string): boolean =>
  subjectsOf(command).includes(blueprintSubject(name));

/** Whether a command decides on this change. */
export const isAboutChange = (command: Command, change: number): boolean =>
  subjectsOf(command).includes(changeSubject(change));

const blueprintSubject = (name: string): string => `blueprint ${keyOf(name)}`;
const changeSubject = (change: number): string => `change ${change}`;

/** What a command decides on; places in the order are nobody's alone. */
function subjectsOf(command: Command): readonly string[] {
  switch (command.kind) {
    case "rank":
      return [];
    case "swap":
      return [command.leaving, command.entering].map(blueprintSubject);
    case "assign":
    case "release":
    case "bump":
    case "defer":
    case "withdraw":
    case "done":
    case "reopen":
    case "ready":
    case "away":
      return [blueprintSubject(command.blueprint)];
    case "exempt":
    case "take-back":
    case "unlink":
      return [changeSubject(command.change)];
    case "approve":
      return ["plan"];
    case "policy":
    case "import":
      return [command.kind];
    case "undo":
      return [`decision ${command.decision}`];
    case "resume":
      return [command.kind];
    // Whoever stops everything waits for nobody: both take back what waits.
    case "pause":
    case "remove-holds":
      return [];
  }
}

/** The keys of the blueprints that leave a slot by this command, if they are in one. */
export function leavingBy(command: Command): readonly string[] {
  switch (command.kind) {
    case "swap":
      return [keyOf(command.leaving)];
    case "release":
    case "bump":
    case "defer":
    case "withdraw":
    case "done":
      return [keyOf(command.blueprint)];
    case "rank":
    case "assign":
    case "reopen":
    case "ready":
    case "away":
    case "exempt":
    case "take-back":
    case "unlink":
    case "approve":
    case "pause":
    case "resume":
    case "remove-holds":
    case "policy":
    case "import":
    case "undo":
      return [];
  }
}
