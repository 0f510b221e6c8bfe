import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setUpNova } from "./nova.ts";
import { addressOf, startService } from "./running-service.ts";
import { startSandboxServer } from "./sandbox-server.ts";
import { slotsCommand } from "./slots-command.ts";
import { temporaryFolder } from "./temporary-folder.ts";

type Configured = {
  /** By its key: what its project has otherwise than `nova` would have it. */
  readonly projects: Readonly<Record<string, object>>;
  readonly operators?: readonly string[];
  /** Who signs in needs one with https, or one of this machine. */
  readonly publicUrl?: string;
};

/** A review server with a project on it, and what a service and a command need to publish projects of it. */
export async function novaToPublish({ projects, operators = [], ...given }: Configured) {
  const server = await startSandboxServer();
  const nova = await setUpNova(server);
  const folder = await temporaryFolder();
  const settings = {
    SLOTS_CONFIG: join(folder.path, "slots.config.yaml"),
    SLOTS_DATA: join(folder.path, "data"),
    SLOTS_GERRIT_PASSWORD: nova.bot.password,
  };
  const { publicUrl = "http://slots.example.org/" } = given;
  const config = configuration(server.url, { projects, operators, publicUrl });
  await writeFile(settings.SLOTS_CONFIG, JSON.stringify(config));
  return {
    ...{ server, nova, folder, settings },
    slots: slotsCommand(resolve("bin/slots"), settings),
    /** Starts the service; `stop` ends all of it. */
    publish: async (more: Readonly<Record<string, string>> = {}) => {
      const service = startService({ ...settings, ...more });
      return {
        address: await addressOf(service),
        said: service.said,
        stop: async () => {
          service.signal("SIGTERM");
          await service.ended;
          await server.stop();
          await folder[Symbol.asyncDispose]();
        },
      };
    },
  };
}

/** With so many slots. */
export const novaAlone = (slotCount: number): Configured => ({
  projects: { nova: { policy: { "slots.count": slotCount, "slots.debt": 0 } } },
});

const configuration = (url: string, { projects, operators, publicUrl }: Required<Configured>) => ({
  publicUrl,
  servers: {
    sandbox: {
      ...{ kind: "gerrit", url, username: "slotbot", operators },
      password: { env: "SLOTS_GERRIT_PASSWORD" },
    },
  },
  projects: Object.fromEntries(
    Object.entries(projects).map(([key, project]) => [key, { ...usual, ...project }]),
  ),
});

const usual = {
  ...{ server: "sandbox", repositories: ["openstack/nova"], branches: ["master"] },
  cores: "nova-core",
};
