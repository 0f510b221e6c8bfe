import { afterAll, beforeAll, describe, test } from "vitest";
import { coreGroup, type Nova, setUpNova } from "#tests/support/nova.ts";
import { createLabel, grantLabel } from "#tests/support/projects.ts";
import type { ReviewServer } from "#tests/support/review-server.ts";
import type { Fact } from "./fact.ts";
import { accessFacts } from "./facts-access.ts";
import { closedFacts } from "./facts-closed.ts";
import { conversationFacts } from "./facts-conversations.ts";
import { logFacts } from "./facts-log.ts";
import { patchSetFacts } from "./facts-patch-sets.ts";
import { protocolFacts } from "./facts-protocol.ts";
import { queryingFacts } from "./facts-querying.ts";
import { removingFacts } from "./facts-removing.ts";
import { rowFacts } from "./facts-rows.ts";
import { votingFacts } from "./facts-voting.ts";

const facts: readonly Fact[] = [
  ...protocolFacts,
  ...queryingFacts,
  ...rowFacts,
  ...votingFacts,
  ...patchSetFacts,
  ...logFacts,
  ...conversationFacts,
  ...closedFacts,
  ...removingFacts,
  ...accessFacts,
];

/** Which facts held, by the server they were tried on. */
type Outcomes = Map<string, Set<Fact>>;

/** Tries every fact on every server, one server after the other, and prints facts × servers at the end. */
export function testFacts(servers: Readonly<Record<string, () => Promise<ReviewServer>>>): void {
  const outcomes: Outcomes = new Map();
  for (const [name, start] of Object.entries(servers)) {
    const held = new Set<Fact>();
    outcomes.set(name, held);
    describe(`facts of Gerrit on ${name}`, () => testOn(start, held));
  }
  afterAll(() => void process.stdout.write(tableOf(outcomes)));
}

function testOn(start: () => Promise<ReviewServer>, held: Set<Fact>): void {
  let server: ReviewServer;
  let nova: Nova;
  beforeAll(async () => {
    server = await start();
    nova = await setUpNova(server);
    await addWorkflowLabel(server);
  });
  afterAll(() => server?.stop());
  for (const fact of facts) {
    test(fact.name, async () => {
      await fact.check(server, nova);
      held.add(fact);
    });
  }
}

/** OpenStack's own label beside Code-Review: -1 is the author's "not yet", +1 a core's approval. */
async function addWorkflowLabel(server: ReviewServer): Promise<void> {
  const values = { "-1": "Work in progress", " 0": "Ready for reviews", "+1": "Approved" };
  await createLabel(server, "Workflow", values);
  const grant = { ref: "refs/heads/*", label: "Workflow" };
  await grantLabel(server, { ...grant, group: coreGroup, min: -1, max: 1 });
}

function tableOf(outcomes: Outcomes): string {
  const servers = [...outcomes];
  const row = (cells: readonly string[], fact: string) =>
    `${cells.map((cell) => cell.padEnd(8)).join(" ")} ${fact}\n`;
  const lines = facts.map((fact) =>
    row(
      servers.map(([, held]) => (held.has(fact) ? "yes" : "BROKEN")),
      fact.name,
    ),
  );
  const names = servers.map(([name]) => name);
  return `\n${row(names, `${facts.length} facts`)}${lines.join("")}`;
}
