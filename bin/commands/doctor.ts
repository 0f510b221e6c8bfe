import type { Registration } from "#bin/frame.ts";
import { counted } from "#lib/domain/phrases.ts";
import { refuse } from "#lib/failure.ts";
import { type Check, runDoctor } from "#lib/flow/run-doctor.ts";

const marks = {
  fine: "ok     ",
  warning: "warning",
  unknown: "unknown",
} as const;

/** `slots doctor` */
export const doctorCommand: Registration = (program, frame) => {
  program
    .command("doctor")
    .description("look at everything the bot needs: address, account, rights, label, clock, cores")
    .action(() =>
      frame.inProjects(async ({ services, project }) => {
        const { checks } = await runDoctor(services.serverOf(project), project);
        const findings = checks.filter(({ state }) => state === "finding");
        const answer = {
          json: { project: project.key, healthy: findings.length === 0, checks },
          text: [
            `${project.key}: ${counted(findings.length, "finding")}.`,
            ...checks.flatMap(lineOf),
          ].join("\n"),
        };
        return [
          answer,
          ...findings.map(({ code, text, remedy }) => refuse(code, text, remedy ?? "")),
        ];
      }),
    );
};

/** Findings are complaints of their own and stand on standard error. */
const lineOf = ({ state, text, remedy }: Check) =>
  state === "finding"
    ? []
    : [`  ${marks[state]}  ${text}${remedy === null ? "" : `\n           ${remedy}`}`];
