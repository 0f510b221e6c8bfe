import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { machine } from "./machine.ts";

/** A Java that was run and answered: its program and its major version. */
export type Java = { readonly program: string; readonly major: number };

/** Where to look: the Java that somebody chose, and those that are installed. */
type Places = { readonly chosen: string | null; readonly installed: readonly string[] };

const debianJavas = "/usr/lib/jvm";

/**
 * The Java to run a server on: the one of `JAVA_HOME` where it is new enough, otherwise the oldest new enough one
 * among those that Debian installs. Throws with the package to install where there is none.
 */
export function findJava(atLeast: number, places: Places = placesOfThisMachine()): Java {
  const chosen = places.chosen === null ? null : javaIn(places.chosen);
  if (chosen && chosen.major >= atLeast) return chosen;
  const installed = places.installed.flatMap((home) => javaIn(home) ?? []);
  const [oldest] = installed
    .filter((java) => java.major >= atLeast)
    .toSorted((a, b) => a.major - b.major);
  if (oldest) return oldest;
  throw new Error(
    `This Gerrit needs Java ${atLeast} or newer; found: ${listed([chosen, ...installed])}. ` +
      `Install one (Debian: apt-get install ${packageFor(atLeast)}) or set JAVA_HOME.`,
  );
}

function placesOfThisMachine(): Places {
  const names = existsSync(debianJavas) ? readdirSync(debianJavas) : [];
  return { chosen: machine.javaHome, installed: names.map((name) => join(debianJavas, name)) };
}

/** Only an answer counts: a folder may be left over from a removed package, or hold no `java` at all. */
function javaIn(home: string): Java | null {
  const program = join(home, "bin", "java");
  if (!existsSync(program)) return null;
  const { stderr } = spawnSync(program, ["-version"], { encoding: "utf8" });
  const major = /version "(\d+)/.exec(stderr ?? "")?.[1];
  return major === undefined ? null : { program, major: Number(major) };
}

function listed(javas: readonly (Java | null)[]): string {
  const found = javas.flatMap((java) => (java ? `${java.major} (${java.program})` : []));
  return found.join(", ") || "none";
}

/** Debian 12 brings 17; for 21 and newer it takes Debian 13 or the packages of Adoptium. */
function packageFor(atLeast: number): string {
  return atLeast <= 17 ? "openjdk-17-jdk-headless" : "openjdk-21-jdk-headless, or temurin-25-jdk";
}
