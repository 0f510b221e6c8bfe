import { createServer } from "node:http";
import { afterEach, expect, test, vi } from "vitest";
import { send, sendUndo } from "#app/components/deciding/send.ts";

const wanted = { method: "POST", path: "blueprints/one/release", body: { reason: "why" } } as const;

type Asked = { url: string; method: string; headers: Record<string, unknown>; body: string };

/** A service that answers everything so; gives what it was asked. */
async function answering(status: number, body: string, headers: Record<string, string> = {}) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { url = "", method = "" } = request;
      asked.push({ url, method, headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const real = fetch;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) =>
    real(`http://127.0.0.1:${port}${path}`, init),
  );
  return { asked, stop: () => server.close() };
}

afterEach(() => vi.unstubAllGlobals());

const problem = (code: string) => JSON.stringify({ code, detail: "So it is.", remedy: "Do so." });

test("what is decided is sent once, as data from our own page", async () => {
  const text = "one is released and leaves slot 1.";
  const { asked, stop } = await answering(200, JSON.stringify({ kind: "done", text }));

  const answer = await send("nova", wanted);

  stop();
  expect(answer).toMatchObject({ kind: "done", text });
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({
    url: "/api/v1/projects/nova/blueprints/one/release",
    method: "POST",
    headers: { "content-type": "application/json", "x-review-slots": "1" },
    body: '{"reason":"why"}',
  });
});

test("a pending one is cancelled by its id, a done one is undone by its place in the history", async () => {
  const { asked, stop } = await answering(200, JSON.stringify({ kind: "done", text: "" }));

  await sendUndo("nova", { kind: "pending", id: 7, until: "2026-12-24T12:00:00Z" });
  await sendUndo("nova", { kind: "decision", decision: 12 });

  stop();
  expect(asked.map(({ url }) => url)).toEqual([
    "/api/v1/projects/nova/pending/7/cancel",
    "/api/v1/projects/nova/history/12/undo",
  ]);
});

test.each([
  [401, "signed-out", "signed-out"],
  [403, "not-allowed", "not-allowed"],
  [403, "not-from-here", "refused"],
  [409, "no-free-slot", "refused"],
  [404, "unknown-blueprint", "refused"],
])("%i %s is told as %s, with what would help", async (status, code, kind) => {
  const { asked, stop } = await answering(status, problem(code));

  const answer = await send("nova", wanted);

  stop();
  expect(answer).toEqual({ kind, code, detail: "So it is.", remedy: "Do so.", more: {} });
  expect(asked).toHaveLength(1);
});

test("whatever else a refusal tells is kept, as the order now", async () => {
  const body = JSON.stringify({ code: "order-moved", detail: "a", remedy: "b", order: 7 });
  const { stop } = await answering(409, body);

  const answer = await send("nova", wanted);

  stop();
  expect(answer).toMatchObject({ kind: "refused", more: { order: 7 } });
});

test("too many at once says after how many seconds there is room again", async () => {
  const { stop } = await answering(429, problem("too-many"), { "retry-after": "7" });

  const answer = await send("nova", wanted);

  stop();
  expect(answer).toEqual({ kind: "too-many", detail: "So it is.", seconds: 7 });
});

test("what a proxy answers in its own words is no success and no silence", async () => {
  const { stop } = await answering(502, "<html>bad gateway</html>");

  const answer = await send("nova", wanted);

  stop();
  expect(answer).toMatchObject({ kind: "refused", code: "broken" });
});

test("where nobody answers it is not known whether it was decided", async () => {
  const { asked, stop } = await answering(200, "no JSON");
  stop();

  expect(await send("nova", wanted)).toEqual({ kind: "offline" });
  expect(asked.length).toBeLessThanOrEqual(1);
});
