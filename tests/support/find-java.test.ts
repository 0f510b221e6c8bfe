import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findJava } from "./find-java.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "javas-"));
});

afterEach(() => rm(folder, { recursive: true }));

/** A home whose `java` says that it is of this version. */
async function javaHome(version: string): Promise<string> {
  const home = join(folder, version);
  await mkdir(join(home, "bin"), { recursive: true });
  const script = `#!/bin/sh\necho 'openjdk version "${version}" 2026-04-21' >&2\n`;
  await writeFile(join(home, "bin", "java"), script, { mode: 0o755 });
  return home;
}

test("The Java of JAVA_HOME is taken where it is new enough", async () => {
  const installed = [await javaHome("21.0.1")];
  const chosen = await javaHome("25.0.3");
  expect(findJava(21, { chosen, installed }).major).toBe(25);
});

test("An older JAVA_HOME is passed over for the oldest installed one that is new enough", async () => {
  const installed = [await javaHome("25.0.3"), await javaHome("21.0.1"), join(folder, "empty")];
  const chosen = await javaHome("17.0.15");
  expect(findJava(21, { chosen, installed }).major).toBe(21);
});

test("Where no Java is new enough, the error names what was found and what to install", async () => {
  const installed = [await javaHome("17.0.15")];
  const search = () => findJava(21, { chosen: null, installed });
  expect(search).toThrow(/needs Java 21 or newer; found: 17 \(.*\)/);
  expect(search).toThrow("apt-get install openjdk-21-jdk-headless, or temurin-25-jdk");
});
