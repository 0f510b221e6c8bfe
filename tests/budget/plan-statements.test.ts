import { expect, test } from "vitest";
import { referenceReader } from "#lib/database/reference-memory.ts";
import { type Store, storeOn } from "#lib/database/store.ts";
import { decideOn } from "#lib/flow/decide-pass.ts";
import type { Project } from "#lib/flow/needs.ts";
import { temporaryDatabase } from "#tests/support/temporary-database.ts";
import { changeFor, daysAgo, now } from "#tests/support/world.ts";

const project: Project = {
  key: "nova",
  server: "opendev",
  repositories: ["openstack/nova"],
  branches: ["master"],
  cores: null,
  others: [],
  pages: "https://slots.example.org/nova",
};

test.each([10, 1_000])(
  "a plan over %i blueprints, each with a change, reads the state by at most 25 statements",
  async (size) => {
    await using database = await temporaryDatabase();
    const statements: string[] = [];
    const counted = database.prisma.$extends({
      query: {
        $allOperations: ({ operation, args, query }) => {
          statements.push(operation);
          return query(args);
        },
      },
    }) as unknown as typeof database.prisma;
    await fill(storeOn(database.prisma, referenceReader()), size);

    const decided = await decideOn(storeOn(counted, referenceReader()), project, now, "all");

    expect("decision" in decided && decided.decision.judged.length).toBe(size);
    expect("decision" in decided && decided.decision.entries.length).toBeGreaterThan(0);
    expect(statements.length).toBeGreaterThan(5);
    expect(statements.length).toBeLessThanOrEqual(25);
  },
);

async function fill(store: Store, size: number): Promise<void> {
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
