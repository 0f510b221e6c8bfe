import { readdir, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runSlots, slotsPath } from "#tests/support/run-slots.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

const patient = { timeout: 60_000 };

test(
  "it works from any folder and through a link, with a strange tsconfig beside it",
  patient,
  async () => {
    await using folder = await temporaryFolder();
    const link = join(folder.path, "slots");
    await symlink(slotsPath, link);
    await writeFile(join(folder.path, "tsconfig.json"), "{ this is no JSON");

    const run = await runSlots(["--help"], { path: link, cwd: folder.path });

    expect(run).toMatchObject({ code: 0, errors: "" });
    expect(run.output).toContain("Usage: slots [options] [command]");
  },
);

test.each([
  [[], "No command was given."],
  [["bord"], "Unknown command 'bord'."],
  [["rank"], "Missing required argument 'blueprint'."],
  [["assign", "a"], "Required option '--reason <text>' not specified."],
  [["pause", "--reason", " "], "It takes 1 to 1000 characters."],
  [["pause", "--reason", "\u200B"], "It takes 1 to 1000 characters."],
  [["pause", "--reason", "\u3164\u2800"], "It takes 1 to 1000 characters."],
  [["pause", "--reason", "a\u202Eb"], "It has a character that nobody sees, U+202E at place 2"],
  [["holds", "remove", "--all", "--reason", "a\tb"], "U+0009 at place 2"],
  [["away", "a", "--reason", "x"], "Required option '--until <date>' not specified."],
  [["away", "a", "--until", "2030-02-30", "--reason", "x"], "It takes a day such as 2030-01-31"],
  [["away", "a", "--until", "soon", "--reason", "x"], "It takes a day such as 2030-01-31"],
  [["pause", "--reason", "x", "--as", ""], "--as takes a name of 1 to 100 characters."],
  [
    ["pause", "--reason", "x", "--as", "da\u202ena"],
    "--as has a character that nobody sees, U+202E at place 3.",
  ],
])("slots %j is wrong usage and ends with 2", patient, async (words, text) => {
  await using folder = await temporaryFolder();
  const env = { SLOTS_DATA: folder.path };

  const run = await runSlots([...words, "--json"], { env, cwd: folder.path });

  expect(run).toMatchObject({ code: 2, output: "" });
  const { error } = JSON.parse(run.errors);
  expect(error).toMatchObject({ code: "usage", text: expect.stringContaining(text) });
  expect(error.remedy).not.toBe("");
});

test("a missing configuration is told in words, without a stack trace", patient, async () => {
  const run = await runSlots(["policy"], { env: { SLOTS_CONFIG: "/nowhere/slots.yaml" } });

  expect(run).toEqual({
    code: 1,
    output: "",
    errors:
      "slots: SLOTS_CONFIG names /nowhere/slots.yaml, which does not exist.\n" +
      "Create it from slots.config.example.yaml, or unset SLOTS_CONFIG for the demonstration.\n",
  });
});

test("a folder in the place of the configuration is named", patient, async () => {
  await using folder = await temporaryFolder();

  const run = await runSlots(["policy"], { env: { SLOTS_CONFIG: folder.path } });

  expect(run).toEqual({
    code: 1,
    output: "",
    errors:
      `slots: The configuration ${folder.path} is a folder.\n` +
      "Name the file itself with SLOTS_CONFIG.\n",
  });
});

test("variables that are set to nothing mean the usual", patient, async () => {
  await using folder = await temporaryFolder();
  const names = ["SLOTS_CONFIG", "SLOTS_DATA", "SLOTS_LOG", "SLOTS_DEMO_SPEED", "HOST", "PORT"];
  const env = Object.fromEntries([...names, "SLOTS_METRICS_PORT"].map((name) => [name, ""]));

  const run = await runSlots(["policy", "--json"], { env, cwd: folder.path });

  expect(run).toMatchObject({ code: 0, errors: "" });
  expect(await readdir(join(folder.path, "data"))).toEqual(["demo"]);
});

test("what it makes is for this account only", patient, async () => {
  await using folder = await temporaryFolder();
  const data = join(folder.path, "data");

  const { code } = await runSlots(["jobs"], { env: { SLOTS_DATA: data }, cwd: folder.path });
  await runSlots(["policy"], { env: { SLOTS_DATA: data }, cwd: folder.path });

  expect(code).toBe(0);
  const made = await readdir(data, { recursive: true });
  expect(made).toEqual(
    expect.arrayContaining(["demo", join("demo", "slots.db"), join("demo", "jobs.sqlite")]),
  );
  for (const name of ["", ...made]) {
    expect([name, (await stat(join(data, name))).mode & 0o077]).toEqual([name, 0]);
  }
});

test(
  "in the demonstration a person imports, ranks, backs up and restores though nothing runs",
  patient,
  async () => {
    await using folder = await temporaryFolder();
    const at = { env: { SLOTS_DATA: folder.path, USER: "jay" }, cwd: folder.path };
    await writeFile(join(folder.path, "blueprints.yaml"), blueprints);

    const imported = await runSlots(["import", "blueprints.yaml", "--json"], at);
    const ranked = await runSlots(["rank", "V3-API", "before", "scheduler-lib"], at);
    const backup = await runSlots(["backup", "copy.db", "--json"], at);
    const again = await runSlots(["backup", "copy.db"], at);
    const dated = await runSlots(["backup", "--json"], at);
    const missing = await runSlots(["restore", "nowhere.db"], at);
    const restored = await runSlots(["restore", "copy.db", "--json"], at);

    expect(JSON.parse(imported.output)).toEqual({
      project: "moonkettle",
      added: 2,
      updated: 0,
      unchanged: 0,
    });
    expect(ranked).toEqual({
      code: 0,
      output: "v3-api moves from rank 2 to rank 1.\n",
      errors: "",
    });
    expect(JSON.parse(backup.output)).toEqual({ file: join(folder.path, "copy.db") });
    expect(again.code).toBe(1);
    expect(again.errors).toContain("a backup replaces no file");
    expect(JSON.parse(dated.output).file).toMatch(
      new RegExp(`^${folder.path}/demo/backups/slots-\\d{4}-\\d\\d-\\d\\dT\\d{6}Z\\.db$`),
    );
    expect(missing).toMatchObject({ code: 1, output: "" });
    expect(missing.errors).toContain("nowhere.db does not exist.");
    expect(JSON.parse(restored.output)).toMatchObject({
      projects: [{ project: "moonkettle" }],
      replaced: expect.stringContaining("slots.db.replaced-"),
    });
  },
);

test(
  "with two projects a decision needs --project, and what is read is read of both",
  patient,
  async () => {
    await using folder = await temporaryFolder();
    const config = join(folder.path, "slots.config.yaml");
    await writeFile(config, twoProjects);
    const env = { SLOTS_CONFIG: config, SLOTS_DATA: join(folder.path, "data"), BOT: "secret" };

    const unnamed = await runSlots(["pause", "--reason", "x"], { env });
    const unknown = await runSlots(["pause", "--reason", "x", "--project", "swift"], { env });
    const named = await runSlots(["pause", "--reason", "x", "--project", "cinder", "--json"], {
      env,
    });
    const both = await runSlots(["policy", "--json"], { env });
    const shown = await runSlots(["policy", "--project", "nova"], { env });
    const versions = await runSlots(["policy", "history", "--project", "nova"], { env });
    const plan = await runSlots(["plan", "--project", "nova"], { env });
    const foreign = "https://example.org/c/1";
    const why = await runSlots(["why", foreign, "--project", "nova"], { env });

    expect(unnamed).toMatchObject({ code: 2, output: "" });
    expect(unnamed.errors).toContain("Name one with --project: nova, cinder.");
    expect(unknown).toMatchObject({ code: 2, output: "" });
    expect(JSON.parse(named.output)).toMatchObject({ project: "cinder", changed: true });
    const lines = both.output.trim().split("\n");
    expect(lines.map((line) => JSON.parse(line).project)).toEqual(["nova", "cinder"]);
    const version = /version 1 {2}\d{4}-\d\d-\d\d \d\d:\d\d UTC {2}\(.+: “.+”\)$/m;
    expect(shown.output).toMatch(version);
    expect(shown.output).toMatch(/^ {2}slots\.count {2,}10$/m);
    expect(versions.output).toMatch(version);
    expect(plan).toMatchObject({ code: 3, output: "" });
    expect(why.code).toBe(1);
    expect(why.errors).toContain("nova are on 127.0.0.1 and slots.example.org.");
  },
);

test(
  "references answer one message, or one object a line, and name the line that is wrong",
  patient,
  async () => {
    const message = "Split it\n\nImplements: blueprint scheduler-lib\nCloses-Bug: #1234567\n";
    const lines = [
      JSON.stringify({ message: "Fix", topic: "bp/v3-api" }),
      "{",
      '{"text": 1}',
      "",
      JSON.stringify({ message }),
    ];

    const one = await runSlots(["references"], { input: message });
    const many = await runSlots(["references", "--ndjson", "--json"], { input: lines.join("\n") });

    const answer = {
      blueprints: [{ name: "scheduler-lib", kind: "implements" }],
      bugs: [{ id: 1_234_567, kind: "closes" }],
      warnings: [],
    };
    expect(one).toMatchObject({ code: 0, errors: "" });
    expect(JSON.parse(one.output)).toEqual(answer);
    const answers = many.output
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(answers).toEqual([
      { blueprints: [{ name: "v3-api", kind: "partial" }], bugs: [], warnings: [] },
      answer,
    ]);
    expect(many.code).toBe(1);
    const errors = many.errors
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).error.text);
    expect(errors).toEqual(["Line 2 is not JSON.", "Line 3 is not an object with a message."]);
  },
);

const blueprints = `
blueprints:
  - { name: scheduler-lib, title: Split the scheduler, kind: debt, approved: 2014-06-01 }
  - { name: v3-api, title: Version 3, kind: feature, approved: null }
`;

const twoProjects = `
publicUrl: "https://slots.example.org/"
servers:
  opendev: { kind: gerrit, url: "http://127.0.0.1:1/", username: slotbot, password: { env: BOT } }
projects:
  nova: { server: opendev, repositories: [openstack/nova], branches: [master] }
  cinder: { server: opendev, repositories: [openstack/cinder], branches: [master] }
`;
