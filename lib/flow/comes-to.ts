import type { HistoryEntry, Store } from "#lib/database/store.ts";
import type { Command } from "#lib/domain/command.ts";
import { commandUndone } from "#lib/domain/undoing.ts";
import { decidedTogether, swapIn } from "./decided-together.ts";
import type { Project } from "./needs.ts";
import type { SettingChange } from "./set-policy.ts";

/** What a command comes to: an undo is what puts its decision back, so that both are about the same; others are themselves. */
export async function comesTo(
  store: Pick<Store, "history">,
  project: Pick<Project, "key">,
  command: Command,
): Promise<Command> {
  if (command.kind !== "undo") return command;
  const [entry] = await store.history.list(project.key, { seq: command.decision, limit: 1 });
  if (entry === undefined) return command;
  const together = await decidedTogether(store, project, entry);
  const swap = swapIn(together);
  // What freed a slot with it is put back into one, from whichever of its rows.
  if (swap === null)
    return putsBack(together.find(({ kind }) => kind === "free") ?? entry) ?? command;
  const [leaving, entering] = [swap.entered.blueprint ?? "", swap.left.blueprint ?? ""];
  return { kind: "swap", leaving, entering };
}

/** Null for a move, which is about no one thing. */
function putsBack({ kind, code, blueprint, change, facts }: HistoryEntry): Command | null {
  const decided = commandUndone({ kind, code });
  if (change !== null) return { kind: decided === "exempt" ? "take-back" : "exempt", change };
  if (decided === "policy") return { kind: "policy", settings: settingsBefore(facts), seen: null };
  if (decided === "pause") return { kind: "resume" };
  if (decided === "resume") return { kind: "pause" };
  if (blueprint === null || decided === "rank") return null;
  switch (kind) {
    case "fill":
      return { kind: "release", blueprint };
    case "free":
      return { kind: "assign", blueprint };
    case "reopen":
      return { kind: "defer", blueprint };
    case "ready":
    case "away":
      return { kind: "ready", blueprint };
    default:
      return { kind: "reopen", blueprint };
  }
}

/** The settings that a change of the policy replaced, as its facts have them. */
export function settingsBefore(facts: unknown): Readonly<Record<string, string>> {
  const { changes } = facts as { readonly changes: readonly SettingChange[] };
  return Object.fromEntries(changes.map(({ key, from }) => [key, from]));
}
