import { join } from "node:path";
import { expect, test } from "vitest";
import { generateBacklog } from "#lib/sandbox/demonstration/backlog.ts";
import { demonstrationBlueprints } from "#lib/sandbox/demonstration/demonstration-blueprints.ts";
import { demonstrationState } from "#lib/sandbox/demonstration/demonstration-state.ts";
import { startSandboxServer } from "#tests/support/sandbox-server.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

const seeds = Array.from({ length: 12 }, (_one, index) => index + 1);

test("the same seed gives the same backlog, another seed another one", () => {
  expect(generateBacklog(7)).toEqual(generateBacklog(7));
  expect(generateBacklog(7)).not.toEqual(generateBacklog(8));
});

test("every seed's backlog has the shape of Nova's", () => {
  for (const seed of seeds) {
    const { blueprints, changes } = generateBacklog(seed);
    const approved = blueprints.filter(({ approvedAgo }) => approvedAgo !== null);
    expect([blueprints.length, approved.length]).toEqual([60, 50]);
    expect(blueprints.filter(({ kind }) => kind === "debt")).toHaveLength(12);
    expect(changes.length).toBeGreaterThan(220);
    expect(changes.filter(({ message }) => /[Bb]ug:? #?\d{7}/.test(message)).length).toBe(97);
    expect(changes.filter(({ isPrivate }) => isPrivate)).toHaveLength(1);
    expect(changes.some(({ message }) => /\p{Emoji_Presentation}/u.test(message))).toBe(true);
    expect(changes.some(({ message }) => /\p{Script=Hebrew}/u.test(message))).toBe(true);
    expect(new Set(changes.map(({ owner }) => owner)).size).toBeGreaterThan(35);
  }
});

test("the rank begins in the order of approval, and what nobody approved is at its end", () => {
  const now = new Date("2026-03-01T12:00:00Z");
  const approvals = demonstrationBlueprints(now).map(({ approvedAt }) => approvedAt ?? now);
  expect(approvals).toEqual(approvals.toSorted((a, b) => a.getTime() - b.getTime()));
  expect(approvals.filter((at) => at === now)).toHaveLength(10);
  expect(approvals[0]?.getFullYear()).toBe(2025);
});

test("every change is built after what it stands on, and nothing happens to it before it is there", () => {
  for (const { base, createdAgo, life } of seeds.flatMap((seed) => generateBacklog(seed).changes)) {
    if (base) expect(base.createdAgo).toBeGreaterThanOrEqual(createdAgo);
    const agos = life.map(({ ago }) => ago);
    expect(agos).toEqual(agos.toSorted((a, b) => b - a));
    for (const ago of agos) expect(ago).toBeLessThanOrEqual(createdAgo);
    expect(agos.at(-1) ?? 0).toBeGreaterThanOrEqual(0);
  }
});

test("it loads in less than three seconds, and its days lie before now", () => {
  const now = new Date("2026-03-01T12:00:00Z");
  const begun = performance.now();
  const { changes } = demonstrationState(now);
  expect(performance.now() - begun).toBeLessThan(3000);
  const updated = [...changes.values()].map((change) => change.updated).toSorted();
  expect(updated.at(-1)?.slice(0, 10)).toBe("2026-03-01");
  expect(updated.at(0)?.slice(0, 4)).toBe("2025");
  expect(changes.get(1)?.createdOn.slice(0, 4)).toBe("2025");
});

type Row = {
  readonly _number: number;
  readonly subject: string;
  readonly labels: Readonly<Record<string, { readonly all?: readonly { value?: number }[] }>>;
};

test("a server that begins with it shows the bot every open change but the private one", async () => {
  const server = await startSandboxServer({ fresh: demonstrationState });
  try {
    const bot = { accountId: 0, username: "slotbot", password: "slotbot-secret" };
    const query = "changes/?q=project:invented/moonkettle+status:open&o=LABELS";
    const { body } = await server.request(bot, "GET", query);
    const rows = body as readonly Row[];
    const all = [...server.sandbox.state.changes.values()];
    expect(rows).toHaveLength(all.filter((change) => !change.private).length);
    const votes = rows.flatMap(({ labels }) =>
      Object.entries(labels).flatMap(([label, { all: given = [] }]) =>
        given.map(({ value }) => `${label} ${value}`),
      ),
    );
    const expected = ["Verified 1", "Verified -1", "Code-Review -1", "Code-Review 2", "Workflow 1"];
    expect(votes).toEqual(expect.arrayContaining(expected));
    expect(votes).not.toContain("Code-Review -2");
    const held = await server.request(
      bot,
      "POST",
      `changes/${rows[0]?._number}/revisions/1/review`,
      {
        labels: { "Code-Review": -2 },
      },
    );
    expect(held.status).toBe(200);
  } finally {
    await server.stop();
  }
});

test("a fresh state is kept before anybody sees it, so that a killed server begins with the same", async () => {
  await using folder = await temporaryFolder();
  const stateFile = join(folder.path, "state.json");
  const killed = await startSandboxServer({ stateFile, fresh: demonstrationState });
  const next = await startSandboxServer({ stateFile });
  try {
    expect(next.sandbox.state).toEqual(killed.sandbox.state);
  } finally {
    await killed.stop();
    await next.stop();
  }
});
