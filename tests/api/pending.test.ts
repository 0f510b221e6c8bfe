import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openStore } from "#lib/database/database.ts";
import { novaToPublish } from "#tests/support/published-nova.ts";
import { answerOf } from "#tests/support/slots-command.ts";
import { migrations } from "#tests/support/temporary-database.ts";

const hour = 3_600_000;

test("a script is told which of the decisions that wait lapse while the project is paused", async () => {
  const { folder, settings, slots, publish } = await novaToPublish({ projects: { nova: {} } });
  const file = join(folder.path, "blueprints.json");
  const blueprint = { name: "bp-1", title: "One", kind: "feature", approved: "2014-04-01" };
  await writeFile(file, JSON.stringify({ blueprints: [blueprint] }));
  await answerOf(slots, "import", file);
  await answerOf(slots, "pause", "--reason", "it goes wrong");
  await keep(join(settings.SLOTS_DATA, "slots.db"));
  const { address, stop } = await publish();

  const answer = await (await fetch(`${address}api/v1/projects/nova/pending`)).json();
  await stop();

  expect(answer.pending).toMatchObject([
    { command: "assign", text: "bp-1 gets slot 1.", lapses: true },
    { command: "ready", text: "bp-1 is ready.", lapses: false },
  ]);
}, 60_000);

/** What somebody has decided and is due in an hour. */
async function keep(file: string): Promise<void> {
  const state = await openStore({ file, migrations });
  const at = new Date();
  const rest = {
    ...{ project: "nova", who: "dana", reason: "agreed", actor: null, holds: 1, lifts: 0 },
    ...{ at, due: new Date(at.getTime() + hour) },
  };
  await state.transaction(async ({ pending }) => {
    const command = { kind: "assign", blueprint: "bp-1" } as const;
    await pending.add({ ...rest, command, text: "bp-1 gets slot 1." });
    await pending.add({ ...rest, command: { ...command, kind: "ready" }, text: "bp-1 is ready." });
  });
  await state.close();
}
