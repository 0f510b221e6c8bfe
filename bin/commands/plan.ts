import { busyRefusal, holderName, unreadRefusal } from "#bin/busy.ts";
import type { Registration } from "#bin/frame.ts";
import { passText } from "#bin/pass-text.ts";
import type { PassReport } from "#lib/flow/pass-report.ts";
import { showPlan } from "#lib/flow/show-plan.ts";

/** `slots plan` */
export const planCommand: Registration = (program, frame) => {
  program
    .command("plan")
    .description("show what a pass would do now and why; writes nothing to the server")
    .action(() =>
      frame.inProjects(async ({ services, project, who }) => {
        const server = services.serverOf(project);
        const plan = await showPlan(server, project, holderName(who));
        if (plan.kind === "busy") return busyRefusal(plan);
        const { failures, ...json } = plan.value;
        const [failure] = failures;
        const verbs = { done: "would do", nothing: "nothing to do." };
        const answer = {
          json,
          text: `${passText(plan.value, verbs)}\n${next(plan.value)}`,
        };
        return failure ? [{ json, text: "" }, unreadRefusal(project.key, failure.text)] : answer;
      }),
    );
};

function next({ id, started, waiting }: PassReport): string {
  if (!started) return `Plan ${id}.\nTo begin: slots approve ${id}`;
  return waiting.length === 0 ? `Plan ${id}.` : `Plan ${id}.\nTo go on: slots approve ${id}`;
}
