import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The lines that a process of our own writes on standard error when it runs `program`. */
async function linesOf(program: string): Promise<Record<string, unknown>[]> {
  const words = ["--import", "tsx", "--input-type=module", "-e", program];
  const { stderr } = await promisify(execFile)(process.execPath, words, { cwd: root });
  return stderr
    .trim()
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line));
}

test("every line of a piece of work carries its fields, in copies of the module too", async () => {
  const lines = await linesOf(`
    const { log, withLogFields } = await import("#lib/log.ts");
    const copy = await import("./lib/log.ts?copy");
    await withLogFields({ job: "decide nova" }, async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      log.info("inside");
      withLogFields({ request: "r-1" }, () => copy.log.warn({ change: 7 }, "deeper"));
    });
    log.info("outside");
  `);

  expect(lines).toMatchObject([
    { level: "info", job: "decide nova", msg: "inside" },
    { level: "warn", job: "decide nova", request: "r-1", change: 7, msg: "deeper" },
    { level: "info", msg: "outside" },
  ]);
  expect(lines[2]).not.toHaveProperty("job");
});

test("the level decides what is written", async () => {
  const lines = await linesOf(`
    const { log, setLogLevel } = await import("#lib/log.ts");
    log.debug("too much");
    setLogLevel("debug");
    log.debug("wanted");
    setLogLevel("error");
    log.info("not wanted");
  `);

  expect(lines.map(({ msg }) => msg)).toEqual(["wanted"]);
});

test("no secret is written, whatever carries it, and each line stays JSON", async () => {
  const lines = await linesOf(`
    const { log } = await import("#lib/log.ts");
    const { Secret } = await import("#lib/secret.ts");
    const password = new Secret('pass"word/1');
    log.info({ password, raw: password.reveal() }, "said " + password.reveal());
    log.error({ error: new Error("GET https://bot:other-secret@gerrit.example.org/a failed") }, "x");
    log.info({ headers: { authorization: "Basic c2xvdGJvdDpzZWNyZXQ=", cookie: 'a=\\\\b"c' } }, "y");
    log.info({ address: "https://h/?q=" + encodeURIComponent(password.reveal()) }, "redis://:pw123456@h:6379");
  `);

  const written = JSON.stringify(lines);
  expect(lines).toHaveLength(4);
  for (const secret of ["word/1", "word%2F1", "other-secret", "c2xvdGJvdDpz", "a=", "pw123456"]) {
    expect(written).not.toContain(secret);
  }
  expect(lines[0]).toMatchObject({ password: "•••", raw: "•••", msg: "said •••" });
});
