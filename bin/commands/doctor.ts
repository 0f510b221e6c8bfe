import type { Registration } from "#bin/frame.ts";
import type { Config } from "#lib/config.ts";
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
        const diagnosis = await runDoctor(services.serverOf(project), project);
        const checks = [...diagnosis.checks, ...webhookOf(services.config, project.server)];
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

/** Where a server's events belong, for whoever tells Gerrit; the secret part of the address is never shown. */
function webhookOf({ publicUrl, servers }: Config, server: string): Check[] {
  if ((servers.get(server)?.webhook ?? null) === null) return [];
  const text = `Events are taken at ${publicUrl}/api/hooks/${server}/ and the word of servers.${server}.webhook.`;
  return [{ code: "webhook", state: "fine", text, remedy: null }];
}

/** Findings are complaints of their own and stand on standard error. */
const lineOf = ({ state, text, remedy }: Check) =>
  state === "finding"
    ? []
    : [`  ${marks[state]}  ${text}${remedy === null ? "" : `\n           ${remedy}`}`];
