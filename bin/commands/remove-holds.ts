import type { Registration } from "#bin/frame.ts";
import { misused } from "#bin/trouble.ts";
import { removeHolds } from "#lib/flow/remove-holds.ts";

/** `slots holds remove --all`, a sub-command of `holds` */
export const removeHoldsCommand: Registration = (program, frame) => {
  const holds =
    program.commands.find((command) => command.name() === "holds") ?? program.command("holds");
  holds
    .command("remove")
    .option("--all", "yes, every hold of the project")
    .option("--reason <text>", "why, for the history")
    .description("pause, take back the start and take every vote of the bot off")
    .action(({ all, reason }: { all?: boolean; reason?: string }) =>
      frame.inProject(async ({ services, project, who }) => {
        if (!all) {
          return misused(
            "slots holds remove takes every hold off.",
            "Say so with --all, or lift one with slots holds lift <change> --reason.",
          );
        }
        const removed = await removeHolds(services.serverOf(project), project, {
          who,
          reason: reason ?? "all holds removed",
        });
        const left = removed.left.map(({ change, why }) => `  left on ${change}: ${why}`);
        return {
          json: { project: removed.project, removed: removed.removed, left: removed.left },
          text: [
            `${project.key}: paused, ${removed.removed.length} holds taken off.`,
            ...left,
            "After slots resume a first plan has to be approved again.",
          ].join("\n"),
        };
      }),
    );
};
