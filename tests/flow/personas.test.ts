import { expect, test } from "vitest";
import { personaFrom } from "#lib/flow/personas.ts";
import { oneSlot } from "#tests/support/one-slot.ts";

test("an author is one whose change is on hold, and somebody real while none is", async () => {
  await using held = await oneSlot();
  await using free = await oneSlot({ slots: "2" });
  for (const { needs, project, nova } of [held, free]) {
    const author = await personaFrom(needs, project, "author", []);
    expect(author).toMatchObject({ persona: "author", username: nova.authors[0].username });
  }
});
