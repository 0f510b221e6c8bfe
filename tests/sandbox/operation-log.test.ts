import { expect, test } from "vitest";
import { createChange } from "#tests/support/changes.ts";
import { vote } from "#tests/support/votes.ts";
import { emptySandbox, repository, sandboxWithAuthor } from "./stage.ts";

test("the operation log has every request with who, what and how it ended, in order", async () => {
  const { server, jay } = await sandboxWithAuthor();
  const before = server.sandbox.log.length;

  const number = await createChange(server, jay, { repository, message: "Add a thing" });
  await server.request(jay, "GET", `changes/${number}`);
  await vote(server, jay, number, "Code-Review", 1, { message: "Mine" });

  const [create, read, review] = server.sandbox.log.slice(before);
  expect(create).toMatchObject({ account: "jay", method: "POST", status: 201, isWrite: true });
  expect(read).toMatchObject({ path: `/a/changes/${number}`, status: 200, isWrite: false });
  expect(review).toMatchObject({ status: 200, isWrite: true });
  expect(JSON.parse(review?.body ?? "")).toMatchObject({ labels: { "Code-Review": 1 } });
  expect(server.sandbox.log.map(({ seq }) => seq)).toEqual(
    server.sandbox.log.map((_, index) => index + 1),
  );
});

test("requests that were refused are in the log as well", async () => {
  const server = await emptySandbox();

  await server.request({ ...server.admin, password: "wrong" }, "GET", "accounts/self");
  await server.request(server.admin, "GET", "changes/?q=nonsense:x");
  await server.request(null, "POST", "changes/", { project: repository });

  expect(server.sandbox.log.map(({ account, status }) => [account, status])).toEqual([
    [null, 401],
    ["admin", 400],
    [null, 403],
  ]);
});

test("while the sandbox is read-only every write is a 500, is logged, and changes nothing", async () => {
  const { server, jay } = await sandboxWithAuthor();
  const number = await createChange(server, jay, { repository, message: "Add a thing" });
  const before = await server.request(jay, "GET", `changes/${number}/detail`);
  server.sandbox.readOnly(true);

  const path = `changes/${number}/revisions/1/review`;
  const refused = await server.request(jay, "POST", path, { message: "Hello" });
  const after = await server.request(jay, "GET", `changes/${number}/detail`);

  expect(refused.status).toBe(500);
  expect(after.text).toBe(before.text);
  expect(server.sandbox.log.filter(({ status }) => status === 500)).toMatchObject([
    { account: "jay", method: "POST", isWrite: true },
  ]);

  server.sandbox.readOnly(false);
  expect((await server.request(jay, "POST", path, { message: "Hello" })).status).toBe(200);
});
