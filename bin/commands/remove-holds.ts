import { busyRefusal } from "#bin/busy.ts";
import type { InProject, Registration } from "#bin/frame.ts";
import type { Answer } from "#bin/output.ts";
import { misused } from "#bin/trouble.ts";
import { counted } from "#lib/domain/phrases.ts";
import type { Refusal } from "#lib/failure.ts";
import { removeHolds } from "#lib/flow/remove-holds.ts";
import { holdsIn } from "./holds-parent.ts";
import { reasonOption } from "./reason-option.ts";

type Options = { readonly all?: boolean; readonly reason?: string };

/** `slots holds remove --all`; it works for a project too that was taken out of the configuration. */
export const removeHoldsCommand: Registration = (program, frame) => {
  holdsIn(program)
    .command("remove")
    .option("--all", "yes, every hold of the project")
    .addOption(reasonOption())
    .description("pause, take back the start and take every vote of the bot off")
    .action(({ all, reason = "all holds removed" }: Options) =>
      frame.inProjectOrFormer((opened) => (all ? removeAll(opened, reason) : notWithoutAll())),
    );
};

async function removeAll(
  { services, project, who }: InProject,
  reason: string,
): Promise<Answer | Refusal> {
  const server = services.serverOf(project);
  const result = await removeHolds(server, project, { who, reason });
  if (result.kind === "busy") return busyRefusal(result);
  const { removed, left, paused } = result;
  const holds = `${counted(removed.length, "hold")} taken off`;
  return {
    json: { project: project.key, removed, left },
    text: [
      `${project.key}: ${paused ? `paused, ${holds}` : `${holds}; it was resumed meanwhile`}.`,
      ...left.map(({ change, why }) => `  left on ${change}: ${why}`),
      `${paused ? "After slots resume a" : "A"} first plan has to be approved again.`,
    ].join("\n"),
  };
}

const notWithoutAll = async () =>
  misused(
    "slots holds remove takes every hold off.",
    "Say so with --all, or lift one with slots holds lift <change> --reason.",
  );
