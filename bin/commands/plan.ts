import { busyRefusal, holderName, unreadRefusal } from "#bin/busy.ts";
import type { Registration } from "#bin/frame.ts";
import { passText } from "#bin/pass-text.ts";
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
        const next = plan.value.started ? "" : `\nTo begin: slots approve ${plan.value.id}`;
        const answer = {
          json,
          text: `${passText(plan.value, verbs)}\nPlan ${plan.value.id}.${next}`,
        };
        return failure ? [{ json, text: "" }, unreadRefusal(project.key, failure.text)] : answer;
      }),
    );
};
