import { expect, test } from "vitest";
import { createChange } from "#tests/support/changes.ts";
import { mergePastReview } from "#tests/support/merge-past-review.ts";
import { changeOf, votesOf } from "#tests/support/seen.ts";
import { vote } from "#tests/support/votes.ts";
import { emptySandbox, repository, sandboxWithAuthor } from "./stage.ts";

test("an administrator merges past a veto, and nobody else does", async () => {
  const { server, jay } = await sandboxWithAuthor();
  const number = await createChange(server, jay, { repository, message: "Add a thing" });
  await vote(server, server.admin, number, "Code-Review", -2);

  const byJay = await server.request(jay, "POST", `sandbox/merge/${number}`, {});
  await mergePastReview(server, number);

  expect(byJay.status).toBe(403);
  expect((await changeOf(server, number)).status).toBe("MERGED");
  expect(await votesOf(server, number, "Code-Review")).toMatchObject([{ value: -2 }]);
});

test("whether a change can be merged is told only where the state says so", async () => {
  const { server, jay } = await sandboxWithAuthor();
  const number = await createChange(server, jay, { repository, message: "Add a thing" });
  const read = async () => (await server.request(jay, "GET", `changes/${number}`)).body;

  expect(await read()).not.toHaveProperty("mergeable");
  server.sandbox.state.reportMergeable = true;
  expect(await read()).toMatchObject({ mergeable: true });
  const change = server.sandbox.state.changes.get(number);
  if (change) change.conflicting = true;
  expect(await read()).toMatchObject({ mergeable: false });
});

test("a sandbox says the version and the time that it was given, and may have a Workflow label", async () => {
  const now = () => new Date("2014-07-14T00:00:00Z");
  const server = await emptySandbox({ now, version: "3.10.0", workflowLabel: true });

  const { body: version } = await server.request(null, "GET", "config/server/version");
  const { headers } = await fetch(`${server.url}config/server/version`);
  const labels = await server.request(server.admin, "GET", "projects/All-Projects/labels/");

  expect(version).toBe("3.10.0");
  expect(headers.get("Date")).toBe("Mon, 14 Jul 2014 00:00:00 GMT");
  expect(labels.body).toMatchObject([{ name: "Code-Review" }, { name: "Workflow" }]);
});
