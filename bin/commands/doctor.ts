import type { Registration } from "#bin/frame.ts";
import { refuse } from "#lib/failure.ts";
import { type Check, runDoctor } from "#lib/flow/run-doctor.ts";

const marks: Record<Check["state"], string> = {
  fine: "ok     ",
  warning: "warning",
  finding: "FINDING",
  unknown: "unknown",
};

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
          text: [`${project.key}:`, ...checks.map(line)].join("\n"),
        };
        return [
          answer,
          ...findings.map(({ code, text, remedy }) => refuse(code, text, remedy ?? "")),
        ];
      }),
    );
};

const line = ({ state, text, remedy }: Check) =>
  `  ${marks[state]}  ${text}${remedy === null || state === "finding" ? "" : `\n           ${remedy}`}`;
