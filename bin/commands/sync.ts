import { busyRefusal, holderName, unreadRefusal } from "#bin/busy.ts";
import type { Registration } from "#bin/frame.ts";
import type { Answer } from "#bin/output.ts";
import { counted } from "#lib/domain/phrases.ts";
import type { Refusal } from "#lib/failure.ts";
import { type FullRead, readEverything } from "#lib/flow/read-everything.ts";

/** `slots sync` */
export const syncCommand: Registration = (program, frame) => {
  program
    .command("sync")
    .description("read everything open from the server now and compare it with what is known")
    .action(() =>
      frame.inService(async ({ services, who, wanted }) => {
        const outcomes: (Answer | Refusal)[] = [];
        for (const server of services.servers.values()) {
          const read = await readEverything(server, holderName(who));
          if (read.kind === "busy") return busyRefusal(read);
          const asked = read.value.filter(({ project }) => wanted === null || project === wanted);
          outcomes.push(...asked.flatMap(outcomeOf));
        }
        return outcomes;
      }),
    );
};

function outcomeOf({ project, complete, failure, openChanges }: FullRead) {
  const json = { project, complete, openChanges };
  const text = complete
    ? `${project}: read in full, ${counted(openChanges, "open change")}.`
    : `${project}: not read; what was known stays.`;
  return failure ? [{ json, text }, unreadRefusal(project, failure.text)] : [{ json, text }];
}
