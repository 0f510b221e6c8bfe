import type { Registration } from "#bin/frame.ts";
import { moment, table } from "#bin/table.ts";
import { type ListedHold, listHolds } from "#lib/flow/list-holds.ts";
import { holdsIn } from "./holds-parent.ts";

/** `slots holds [list]` */
export const listHoldsCommand: Registration = (program, frame) => {
  holdsIn(program)
    .command("list", { isDefault: true })
    .description("every standing hold of the bot, and which of them nothing explains")
    .action(() =>
      frame.inProjects(async ({ services, project }) => {
        const json = await listHolds(services, project);
        return { json, text: json.length === 0 ? `${project.key}: no hold stands.` : text(json) };
      }),
    );
};

const text = (holds: readonly ListedHold[]) =>
  table([
    ["change", "since", "verdict", ""],
    ...holds.map(({ change, since, verdict, orphan }) => [
      String(change).padStart(6),
      moment(since),
      verdict,
      orphan ? "orphan: nothing explains it" : "",
    ]),
  ]);
