import { expect, test } from "vitest";
import { runPasses } from "#lib/flow/run-passes.ts";
import { GerritError } from "#lib/gerrit/error.ts";
import { comment } from "#tests/support/comments.ts";
import { createBot, createPerson } from "#tests/support/people.ts";
import { silentProject } from "#tests/support/silent-project.ts";
import { vote } from "#tests/support/votes.ts";

test("a service user who only comments makes it nobody's turn, a person who only comments the author's", async () => {
  await using stage = await silentProject();
  const { server, inside, wait, acts } = stage;
  const lint = await createBot(server, "lint");
  await comment(server, lint, inside, "This line is too long.", { unresolved: true });
  wait("5d");
  expect(await acts()).toEqual([]);

  const passerby = await createPerson(server, "passerby");
  await comment(server, passerby, inside, "Is this needed?", { unresolved: true });
  wait("5d");
  expect(await acts()).toEqual([`warn ${inside}`]);
});

test("three changes that can't be heard do not keep the others unheard for ever", async () => {
  await using stage = await silentProject({ "slots.count": "2" });
  const { server, nova, needs, inside, wait, acts } = stage;
  const broken = new Set([inside]);
  for (const _more of [1, 2]) broken.add(await stage.upload(nova.authors[0], "inside"));
  await acts();
  const changes = [...broken, stage.next];
  for (const change of changes) await vote(server, nova.cores[0], change, "Code-Review", -1);
  wait("5d");
  const conversation: typeof needs.gerrit.conversation = async (ref) => {
    if (broken.has(ref.number)) throw new GerritError("unavailable", "the change is damaged");
    return needs.gerrit.conversation(ref);
  };
  const deaf = { ...needs, gerrit: { ...needs.gerrit, conversation } };
  const pass = async () => {
    const passes = await runPasses({ ...deaf, servers: new Map([["sandbox", deaf]]) }, "a test");
    return passes.kind === "done" ? passes.value[0]?.actions : undefined;
  };

  expect([await pass(), await pass()].flat()).toMatchObject([{ kind: "warn", change: stage.next }]);
});
