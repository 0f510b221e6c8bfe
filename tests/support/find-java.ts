import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { machine } from "./machine.ts";

/** A Java that was run and answered: its program and its major version. */
export type Java = { readonly program: string; readonly major: number };

const debianJavas = "/usr/lib/jvm";

/**
 * The Java to run a server on: the one of `JAVA_HOME` where it is new enough, otherwise the oldest new enough one
 * among those that Debian installs. Throws with the package to install where there is none.
 */
export function findJava(atLeast: number): Java {
  const found = javaHomes().flatMap((home) => javaIn(home) ?? []);
  const fitting = found.filter((java) => java.major >= atLeast);
  const preferred = fitting.find((java) => java.program === machine.javaHome?.concat("/bin/java"));
  const java = preferred ?? fitting.toSorted((a, b) => a.major - b.major)[0];
  if (java) return java;
  const seen = found.map((one) => `${one.major} (${one.program})`).join(", ") || "none";
  throw new Error(
    `This Gerrit needs Java ${atLeast} or newer, found: ${seen}. ` +
      `Install one (Debian: apt-get install ${packageFor(atLeast)}) or set JAVA_HOME.`,
  );
}

function packageFor(atLeast: number): string {
  return atLeast <= 17 ? "openjdk-17-jdk-headless" : "temurin-25-jdk, or openjdk-21-jdk-headless";
}

function javaHomes(): string[] {
  const debian = existsSync(debianJavas)
    ? readdirSync(debianJavas).map((name) => join(debianJavas, name))
    : [];
  return [...(machine.javaHome ? [machine.javaHome] : []), ...debian];
}

/** Only an answer counts: a folder may be left over from a removed package, or hold no `java` at all. */
function javaIn(home: string): Java | null {
  const program = join(home, "bin", "java");
  if (!existsSync(program)) return null;
  const { stderr } = spawnSync(program, ["-version"], { encoding: "utf8" });
  const major = /version "(\d+)/.exec(stderr ?? "")?.[1];
  return major === undefined ? null : { program, major: Number(major) };
}
