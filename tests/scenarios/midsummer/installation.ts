import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Person, ReviewServer } from "#tests/support/review-server.ts";
import { answerOf, type PrintedPass, slotsCommand } from "#tests/support/slots-command.ts";
import { importFile } from "./nova-juno.ts";
import type { BlueprintRecord } from "./records.ts";

/** The product as its operator has it: one configured project, with data of its own, driven by the command. */
export type Installation = {
  readonly importSpecs: (specs: readonly BlueprintRecord[]) => Promise<{ readonly added: number }>;
  readonly doctor: () => Promise<unknown>;
  readonly plan: () => Promise<PrintedPass>;
  readonly approve: (id: string) => Promise<unknown>;
  readonly tick: () => Promise<PrintedPass>;
  readonly remove: () => void;
};

/** Configures project nova on this server in a new folder; `command` is the path of `bin/slots`. */
export const install = (server: ReviewServer, bot: Person, command: string): Installation => {
  const folder = mkdtempSync(join(tmpdir(), "review-slots-midsummer-"));
  const config = join(folder, "slots.config.yaml");
  writeFileSync(config, configuration(server, bot));
  const slots = slotsCommand(command, {
    SLOTS_CONFIG: config,
    SLOTS_DATA: join(folder, "data"),
    SLOTS_GERRIT_PASSWORD: bot.password,
  });
  return {
    importSpecs: (specs) => {
      const file = join(folder, "blueprints.json");
      writeFileSync(file, importFile(specs));
      return answerOf(slots, "import", file);
    },
    doctor: () => answerOf(slots, "doctor"),
    plan: () => answerOf(slots, "plan"),
    approve: (id) => answerOf(slots, "approve", id),
    tick: () => answerOf(slots, "tick"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};

const configuration = (server: ReviewServer, bot: Person): string => `
publicUrl: "https://slots.example.org/"
contact: "slots-admins@example.org"
servers:
  midsummer: { kind: gerrit, url: "${server.url}", username: ${bot.username}, password: { env: SLOTS_GERRIT_PASSWORD } }
projects:
  nova:
    server: midsummer
    repositories: [openstack/nova]
    branches: [master]
    cores: nova-core
    policy: { slots.count: 10, slots.debt: 2, slots.freeEmptyAfter: 0s }
`;
