import type { Project } from "#lib/flow/needs.ts";
import { createChange } from "#tests/support/changes.ts";
import { knowMany, nameAt } from "#tests/support/large-backlog.ts";
import { novaAlone, novaToPublish } from "#tests/support/published-nova.ts";

/** A project with so many blueprints, a few of them ready, and the service that publishes it. */
export async function largeProject(count: number) {
  const { server, nova, settings, slots, publish } = await novaToPublish(novaAlone(2));
  for (const rank of [2, 3, 5]) {
    await createChange(server, nova.authors[0], {
      repository: nova.repository,
      message: `Work\n\nImplements: blueprint ${nameAt(rank)}\n`,
    });
  }
  await knowMany(settings.SLOTS_DATA, project(nova.repository), count);
  return { ...(await publish()), slots };
}

const project = (repository: string): Project => ({
  key: "nova",
  server: "sandbox",
  repositories: [repository],
  branches: ["master"],
  cores: "nova-core",
  others: [],
  pages: "https://slots.example.org/nova",
});
