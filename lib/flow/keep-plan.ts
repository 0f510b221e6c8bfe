import type { Actor } from "#lib/domain/roles.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import { isBusy } from "./is-busy.ts";
import { mayDecide } from "./may-decide.ts";
import type { Project, ServerNeeds } from "./needs.ts";
import type { PassReport } from "./pass-report.ts";
import { showPlan } from "./show-plan.ts";

/** A plan of what the server shows now, kept so that it can be approved, for who may approve one. */
export async function keepPlan(
  needs: ServerNeeds,
  project: Project,
  actor: Actor,
): Promise<PassReport | Refusal> {
  const command = { kind: "approve", plan: "", upTo: null } as const;
  const refusal = await mayDecide(needs, project, command, actor);
  if (refusal !== null) return refusal;
  const plan = await showPlan(needs, project, actor.who);
  if (plan.kind === "busy") return isBusy(plan.holder);
  const [failure] = plan.value.failures;
  return failure === undefined ? plan.value : refuse("unread", failure.text, unreadRemedy);
}

const unreadRemedy = "Nothing was planned. Try again when the review server answers.";
