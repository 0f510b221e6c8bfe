import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { createChange } from "#tests/support/changes.ts";
import { type Nova, setUpNova } from "#tests/support/nova.ts";
import type { ReviewServer } from "#tests/support/review-server.ts";
import { addressOf, startService } from "#tests/support/running-service.ts";
import { answerOf, slotsCommand } from "#tests/support/slots-command.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

export const token = "0123456789abcdef0123456789abcdef";

/** A service over a review server: bp-1 has the only slot, and two changes of bp-2 are held. */
export type ConfiguredService = {
  readonly nova: Nova;
  readonly address: string;
  /** Where the server's events belong. */
  readonly hook: string;
  readonly held: readonly [number, number];
  readonly slots: ReturnType<typeof slotsCommand>;
  /** All that the service has printed. */
  readonly said: () => string;
  readonly stop: () => Promise<void>;
};

/** Starts a service that polls only each hour: whatever follows sooner follows from an event. */
export async function configuredService(server: ReviewServer): Promise<ConfiguredService> {
  const nova = await setUpNova(server);
  const folder = await temporaryFolder();
  const settings = {
    SLOTS_CONFIG: join(folder.path, "slots.config.yaml"),
    SLOTS_DATA: join(folder.path, "data"),
    SLOTS_GERRIT_PASSWORD: nova.bot.password,
    SLOTS_WEBHOOK: token,
    SLOTS_LOG: "debug",
  };
  await writeFile(settings.SLOTS_CONFIG, JSON.stringify(configuration(server.url)));
  const slots = slotsCommand(resolve("bin/slots"), settings);
  const upload = (name: string) =>
    createChange(server, nova.authors[0], {
      ...{ repository: nova.repository, message: `Work\n\nBlueprint: ${name}` },
    });
  await upload("bp-1");
  const held = [await upload("bp-2"), await upload("bp-2")] as const;
  const file = join(folder.path, "blueprints.json");
  const approved = "2014-04-01";
  const blueprints = ["bp-1", "bp-2"].map((name) => {
    return { name, title: name, kind: "feature", approved };
  });
  await writeFile(file, JSON.stringify({ blueprints }));
  await answerOf(slots, "import", file);
  const { id } = await answerOf<{ id: string }>(slots, "plan");
  await answerOf(slots, "approve", id);
  await answerOf(slots, "tick");
  const service = startService(settings);
  const address = await addressOf(service);
  return {
    ...{ nova, address, held, slots, said: service.said },
    hook: `${address}api/hooks/gerrit/${token}`,
    stop: async () => {
      service.signal("SIGTERM");
      await service.ended;
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** Project nova on the server `gerrit`, which posts events; `silent` is the same one and posts none. */
export const configuration = (url: string) => ({
  publicUrl: "http://slots.example.org/",
  passEvery: "1h",
  servers: {
    gerrit: {
      ...{ kind: "gerrit", url, username: "slotbot" },
      password: { env: "SLOTS_GERRIT_PASSWORD" },
      webhook: { env: "SLOTS_WEBHOOK" },
    },
    silent: {
      ...{ kind: "gerrit", url, username: "slotbot" },
      password: { env: "SLOTS_GERRIT_PASSWORD" },
    },
  },
  projects: {
    nova: {
      server: "gerrit",
      repositories: ["openstack/nova"],
      branches: ["master"],
      policy: { "slots.count": 1, "slots.debt": 0 },
    },
  },
});
