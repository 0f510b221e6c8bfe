import { fileURLToPath } from "node:url";
import { findJava } from "./find-java.ts";
import { type GerritVersion, gerritParts, recipes } from "./gerrit-parts.ts";

/** A program and its arguments, ready to be started. */
export type Command = { readonly program: string; readonly args: readonly string[] };

type GerritProgram = "init" | "daemon";

/** Gerrit opens packages that Java closes; a cheap compiler and collector start faster than they would run later. */
const flags = [
  ...["--add-opens", "java.base/java.net=ALL-UNNAMED"],
  ...["--add-opens", "java.base/java.lang.invoke=ALL-UNNAMED"],
  ...["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx768m"],
];

/** Without these, Java 24 and later print warnings on every start. */
const flagsSinceJava24 = [
  "--sun-misc-unsafe-memory-access=allow",
  "--enable-native-access=ALL-UNNAMED",
];

const launcher = fileURLToPath(new URL("GerritProgram.java", import.meta.url));
const classes = { init: "com.google.gerrit.pgm.Init", daemon: "com.google.gerrit.pgm.Daemon" };

/** The command that runs a program of this Gerrit on a site folder. Downloads the version's parts where they are missing. */
export async function gerritCommand(
  version: GerritVersion,
  name: GerritProgram,
  site: string,
  args: readonly string[],
): Promise<Command> {
  const java = findJava(recipes[version].java);
  const parts = await gerritParts(version);
  const what = isWar(parts)
    ? ["-jar", ...parts, name]
    : ["-cp", parts.join(":"), launcher, classes[name]];
  const ownFlags = java.major >= 24 ? [...flags, ...flagsSinceJava24] : flags;
  // The launcher of the war unpacks its libraries into the home folder unless told otherwise.
  const home = [`-Duser.home=${site}`, `-Djava.io.tmpdir=${site}`];
  return { program: java.program, args: [...ownFlags, ...home, ...what, "-d", site, ...args] };
}

function isWar(parts: readonly string[]): boolean {
  return parts.length === 1 && parts.every((part) => part.endsWith(".war"));
}
