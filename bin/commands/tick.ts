import { busyRefusal, holderName, unreadRefusal } from "#bin/busy.ts";
import type { Registration } from "#bin/frame.ts";
import type { Answer } from "#bin/output.ts";
import { passText } from "#bin/pass-text.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import type { PassReport } from "#lib/flow/pass-report.ts";
import { runPasses } from "#lib/flow/run-passes.ts";

/** `slots tick` */
export const tickCommand: Registration = (program, frame) => {
  program
    .command("tick")
    .description("make one whole pass now: observe, decide, apply, confirm")
    .action(() =>
      frame.inService(async ({ services, who, wanted }) => {
        const only = wanted === null ? null : new Set([wanted]);
        const passes = await runPasses(services, holderName(who), { only });
        if (passes.kind === "busy") return busyRefusal(passes);
        return passes.value.flatMap(outcomeOf);
      }),
    );
};

function outcomeOf(report: PassReport): (Answer | Refusal)[] {
  const { failures, ...json } = report;
  const verbs = {
    done: "done:",
    nothing: report.started
      ? "nothing to do."
      : "not started. See slots plan, then approve it with slots approve ID.",
  };
  const answer = { json, text: passText(report, verbs) };
  const [failure] = failures;
  if (failure === undefined) return [answer];
  const more = failures.length > 1 ? ` (and ${failures.length - 1} more)` : "";
  return [
    answer,
    report.complete
      ? refuse(
          failure.reason.code,
          `${failure.text}${more}`,
          "Run slots doctor: it names what to mend.",
        )
      : unreadRefusal(report.project, failure.text),
  ];
}
