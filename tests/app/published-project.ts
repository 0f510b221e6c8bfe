import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { abandon, createChange, setWip } from "#tests/support/changes.ts";
import type { setUpNova } from "#tests/support/nova.ts";
import { novaAlone, novaToPublish } from "#tests/support/published-nova.ts";
import type { startSandboxServer } from "#tests/support/sandbox-server.ts";
import { answerOf } from "#tests/support/slots-command.ts";
import { vote } from "#tests/support/votes.ts";

/** Subjects that attack a page, or only its layout. */
export const hostileSubjects = {
  markup: `<img src=x onerror="alert(1)"> </title><script>alert(2)</script> & 'quoted'`,
  rightToLeft: "שלום עולם, שינוי זה נכתב מימין לשמאל",
  override: "\u202Eexe.elif si siht",
  long: "x".repeat(10_000),
  emoji: "\u{1F680} zero\u200Bwidth \u{1F469}\u200D\u{1F680}",
} as const;

/** Why somebody decided something, as somebody else would like it to be read; what turns it is refused. */
export const hostileReason = `${hostileSubjects.markup} ${hostileSubjects.rightToLeft}`;

const blueprints = [
  { name: "cells-v3", title: "Cells, once more", kind: "feature" },
  { name: "objects-for-all", title: "<b>Objects</b> & friends", kind: "debt" },
  { name: "numa.placement", title: hostileSubjects.rightToLeft, kind: "feature" },
  { name: "conflicting-work", title: hostileSubjects.long.slice(0, 190), kind: "feature" },
  { name: "spec-pending", title: "Not approved yet", kind: "feature", approved: null },
  {
    name: "bad-link",
    title: `Its spec is no page ${hostileSubjects.override} \u2066\u200B`,
    kind: "feature",
    spec: "javascript:alert(3)",
  },
];

/** A project with one slot, hostile work on hold and all kinds of verdicts, and the service that publishes it. */
export async function publishedProject() {
  const { server, nova, folder, slots, publish } = await novaToPublish(novaAlone(1));
  const changes = await uploadWork(server, nova);
  const file = join(folder.path, "blueprints.json");
  const approved = "2014-04-01";
  await writeFile(
    file,
    JSON.stringify({ blueprints: blueprints.map((one) => ({ approved, ...one })) }),
  );
  await answerOf(slots, "import", file);
  const { id } = await answerOf<{ id: string }>(slots, "plan");
  await answerOf(slots, "approve", id);
  await answerOf(slots, "tick");
  await answerOf(slots, "ready", "numa.placement", "--reason", hostileReason);
  await abandon(server, nova.authors[0], changes.givenUp);
  await answerOf(slots, "tick");
  return { ...(await publish()), gerrit: server.url, changes, slots };
}

type Server = Awaited<ReturnType<typeof startSandboxServer>>;
type Nova = Awaited<ReturnType<typeof setUpNova>>;

/** Gives the numbers by what they are. */
async function uploadWork(server: Server, { repository, authors, cores }: Nova) {
  const [author, other] = authors;
  const upload = (message: string, topic?: string) =>
    createChange(server, author, { repository, message, ...(topic ? { topic } : {}) });
  const hostile = new Map<string, number>();
  for (const [kind, subject] of Object.entries(hostileSubjects)) {
    hostile.set(kind, await upload(`${subject}\n\nImplements: blueprint numa.placement\n`));
  }
  const [first] = hostile.values();
  const inSlot = await upload("Cells\n\nImplements: blueprint cells-v3\n");
  const wip = await upload("Objects\n\nImplements: blueprint objects-for-all\n");
  await setWip(server, author, wip);
  const opposed = await upload("By topic only\n", "bp/conflicting-work");
  await vote(server, cores[0], opposed, "Code-Review", -2);
  const givenUp = await upload("Given up\n\nImplements: blueprint numa.placement\n");
  const several = [
    await upload("Not approved\n\nImplements: blueprint spec-pending\n"),
    await upload("A typo\n\nImplements: blueprint numa-placment\n"),
    await upload("A fix\n\nCloses-Bug: #1234567\n"),
    await upload("Nothing at all\n", "javascript:alert(4)"),
    await upload("Two\n\nPartially implements: blueprint cells-v3\nbp bad-link\n"),
    await createChange(server, other, {
      repository,
      branch: "stable/icehouse",
      message: "Old\n\nImplements: blueprint cells-v3\n",
    }),
  ];
  for (let count = 1; count <= 6; count += 1) {
    several.push(await upload(`Part ${count}\n\nPartially implements: blueprint bad-link\n`));
  }
  return {
    hostile,
    held: first ?? 0,
    givenUp,
    all: [...hostile.values(), inSlot, wip, opposed, givenUp, ...several],
  };
}
