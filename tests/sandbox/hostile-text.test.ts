import fc from "fast-check";
import { expect, test } from "vitest";
import { ask } from "#tests/support/ask.ts";
import { createChange, setTopic } from "#tests/support/changes.ts";
import { messagesOf } from "#tests/support/seen.ts";
import { vote } from "#tests/support/votes.ts";
import { list, repository, sandboxWithAuthor } from "./stage.ts";

const subjects = [
  "<img src=x onerror=alert(1)>",
  "\u202Eright to left\u202C and back",
  "zero\u200Bwidth\u200D and \u{1F4A5} emoji",
  "x".repeat(10_240),
  ")]}' is how answers begin",
  "quotes \" and ' and `backticks` and \\ and %2F",
  "__proto__",
];

test.each(subjects)("a subject comes back exactly as it was sent: %.40s", async (subject) => {
  const { server, jay } = await sandboxWithAuthor();

  const number = await createChange(server, jay, { repository, message: subject });
  await vote(server, jay, number, "Code-Review", 0, { message: subject });

  expect(await list(server, jay, `q=change:${number}`)).toMatchObject([{ subject }]);
  expect((await messagesOf(server, number)).at(-1)?.message).toBe(`Patch Set 1:\n\n${subject}`);
});

test("a topic that looks like a link is only text, and can be searched for", async () => {
  const { server, jay } = await sandboxWithAuthor();
  const number = await createChange(server, jay, { repository, message: "Add a thing" });
  const topic = "javascript:alert(1) OR status:open";

  await setTopic(server, jay, number, topic);

  const query = encodeURIComponent(`topic:"${topic}"`);
  expect(await list(server, jay, `q=${query}`)).toMatchObject([{ _number: number, topic }]);
});

test("a label, an account and a file named like parts of an object do no harm", async () => {
  const { server, jay } = await sandboxWithAuthor();
  const number = await createChange(server, jay, { repository, message: "Add a thing" });
  const path = `changes/${number}/revisions/current/review`;

  const labels = JSON.parse('{"__proto__": 2, "constructor": 1, "toString": -2}');
  const answer = await ask(server, jay, "POST", path, { labels });

  expect(answer).toMatchObject({ labels: {} });
  expect((await server.request(jay, "GET", "accounts/__proto__")).status).toBe(404);
  expect((await server.request(jay, "GET", "changes/constructor")).status).toBe(404);
});

test("whatever is asked for, the answer is a list or a plain refusal", async () => {
  const { server, jay } = await sandboxWithAuthor();
  await createChange(server, jay, { repository, message: "Add a thing" });
  const pieces = fc.constantFrom(
    "(",
    ")",
    "-",
    "OR",
    "AND",
    '"',
    "{",
    "}",
    "%",
    " ",
    ":",
    "status:",
  );

  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 12 }), async (parts) => {
      const query = encodeURIComponent(parts.join(""));
      const { status } = await server.request(jay, "GET", `changes/?q=${query}`);
      expect([200, 400]).toContain(status);
    }),
    { numRuns: 200 },
  );
});
