import type { Store } from "#lib/database/store.ts";
import type { Project } from "#lib/flow/needs.ts";
import { temporaryDatabase } from "#tests/support/temporary-database.ts";
import { changeFor, daysAgo } from "#tests/support/world.ts";

export const project: Project = {
  key: "nova",
  server: "opendev",
  repositories: ["openstack/nova"],
  branches: ["master"],
  cores: null,
  others: [],
  pages: "https://slots.example.org/nova",
};

/** A database of its own, and by `counted` the same one, which writes down each statement. */
export async function countingDatabase() {
  const database = await temporaryDatabase();
  const statements: string[] = [];
  const counted = database.prisma.$extends({
    query: {
      $allOperations: ({ operation, args, query }) => {
        statements.push(operation);
        return query(args);
      },
    },
  }) as unknown as typeof database.prisma;
  const dispose = () => database[Symbol.asyncDispose]();
  return { database, counted, statements, [Symbol.asyncDispose]: dispose };
}

/** Has so many blueprints known, each with a change. */
export async function fill(store: Store, size: number): Promise<void> {
  const names = Array.from({ length: size }, (_, index) => `bp-${index}`);
  await store.projects.create("nova", "opendev", 10);
  await store.projects.save("nova", { firstReadAt: daysAgo(40), startedAt: daysAgo(30) });
  const others = { kind: "feature", approvedAt: daysAgo(30), spec: null, owner: null } as const;
  const known = names.map((name) => ({ name, title: name, ...others }));
  await store.blueprints.add("nova", known, daysAgo(40));
  const changes = names.map((name, index) => changeFor(name, 101 + index));
  await store.changes.save(
    "opendev",
    changes.map((change) => ({ change, earlier: [] })),
  );
}
