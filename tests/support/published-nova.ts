import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setUpNova } from "./nova.ts";
import { addressOf, startService } from "./running-service.ts";
import { startSandboxServer } from "./sandbox-server.ts";
import { slotsCommand } from "./slots-command.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A review server with a project on it, and what a service and a command need to publish it with so many slots. */
export async function novaToPublish(slotCount: number) {
  const server = await startSandboxServer();
  const nova = await setUpNova(server);
  const folder = await temporaryFolder();
  const settings = {
    SLOTS_CONFIG: join(folder.path, "slots.config.yaml"),
    SLOTS_DATA: join(folder.path, "data"),
    SLOTS_GERRIT_PASSWORD: nova.bot.password,
  };
  await writeFile(settings.SLOTS_CONFIG, JSON.stringify(configuration(server.url, slotCount)));
  return {
    ...{ server, nova, folder, settings },
    slots: slotsCommand(resolve("bin/slots"), settings),
    /** Starts the service; `stop` ends all of it. */
    publish: async () => {
      const service = startService(settings);
      return {
        address: await addressOf(service),
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

const configuration = (url: string, slotCount: number) => ({
  publicUrl: "http://slots.example.org/",
  servers: {
    sandbox: {
      kind: "gerrit",
      url,
      username: "slotbot",
      password: { env: "SLOTS_GERRIT_PASSWORD" },
    },
  },
  projects: {
    nova: {
      server: "sandbox",
      repositories: ["openstack/nova"],
      branches: ["master"],
      cores: "nova-core",
      policy: { "slots.count": slotCount, "slots.debt": 0 },
    },
  },
});
