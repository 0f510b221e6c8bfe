import { nextDue } from "#lib/flow/carry-out-due.ts";
import { decideAlone } from "#lib/flow/decide-alone.ts";
import type { Decided } from "#lib/flow/decide-pass.ts";
import type { Project } from "#lib/flow/needs.ts";
import { log } from "#lib/log.ts";
import { type Context, type Outcome, pauseAfter, staleAfterIn, type Work } from "./work.ts";

/** Decides on a project, by its key; what is to be sent is sent by a job of its own. */
export const decide: Work = async (context, { key }) => {
  const { services, jobs, holder } = context;
  const project = services.projects.get(key);
  if (project === undefined) return "done";
  const staleAfter = staleAfterIn(services.config);
  const run = await decideAlone(services.serverOf(project), project, { holder, staleAfter });
  if (run.kind === "busy") return run;
  await comeBackWhenDue(context, project);
  switch (run.value.kind) {
    case "standing-still":
      return "done";
    case "decided":
      if (run.value.pending > 0) await jobs.add("send", key);
      tell(run.value.decided);
      return "done";
    case "unread":
      return readFirst(context, project.server, run.value.why);
    case "failed":
      return readFirst(context, project.server, run.value.failure.text);
  }
};

/** A person's decision that can still be undone is carried out when it can't any more. */
async function comeBackWhenDue({ jobs, services }: Context, project: Project): Promise<void> {
  const due = await nextDue(services, project);
  if (due === null) return;
  const delay = Math.max(0, due.getTime() - services.now().getTime());
  await jobs.add("decide", project.key, { delay });
}

async function readFirst(
  { jobs, services }: Context,
  server: string,
  why: string,
): Promise<Outcome> {
  log.info({ why }, "nothing is decided; the server is read first");
  await jobs.add("observe", server, { delay: pauseAfter(1, services.config.passEvery) });
  return "incomplete";
}

function tell({ decision: { leaving, entries, sends, waiting, refused } }: Decided): void {
  const counts = {
    freed: leaving.length,
    filled: entries.length,
    toSend: sends.length,
    waiting: waiting.length,
    refused: refused.length,
  };
  const isNews = counts.freed + counts.filled + counts.toSend > 0;
  log[isNews ? "info" : "debug"](counts, "decided");
}
