import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { machine } from "./machine.ts";

export type GerritVersion = "3.9.4" | "3.13.5";

/** What a version is made of, and the oldest Java it runs on. */
type Recipe = { readonly java: number; readonly artifacts: readonly string[] };

/** 3.9.4 is published as a whole war; of 3.13.5 only the server core, in the jars that plugin authors test with. */
export const recipes: Readonly<Record<GerritVersion, Recipe>> = {
  "3.9.4": { java: 17, artifacts: ["com.google.gerrit:gerrit-war:3.9.4:war"] },
  "3.13.5": {
    java: 21,
    artifacts: [
      "com.google.gerrit:gerrit-acceptance-framework:3.13.5",
      "com.google.gerrit:gerrit-plugin-api:3.13.5",
      "org.bouncycastle:bcprov-jdk18on:1.80",
      "org.bouncycastle:bcpg-jdk18on:1.80",
      "org.bouncycastle:bcpkix-jdk18on:1.80",
      "org.bouncycastle:bcutil-jdk18on:1.80",
    ],
  },
};

const copyGoal = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy";
const run = promisify(execFile);

/** The files of a version, by absolute path; downloaded with Maven into the cache the first time. Throws with Maven's words. */
export async function gerritParts(version: GerritVersion): Promise<string[]> {
  const folder = join(machine.cache, "gerrit", version);
  if (!existsSync(folder)) await download(recipes[version].artifacts, folder);
  return (await readdir(folder)).toSorted().map((file) => join(folder, file));
}

/** Downloads beside the folder and renames, so that an interrupted download never looks like a whole one. */
async function download(artifacts: readonly string[], folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const partial = await mkdtemp(`${folder}.part-`);
  for (const artifact of artifacts) await copyArtifact(artifact, partial);
  await rename(partial, folder).catch(async (error) => {
    await rm(partial, { recursive: true });
    if (!existsSync(folder)) throw error;
  });
}

async function copyArtifact(artifact: string, folder: string): Promise<void> {
  const target = [`-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`];
  try {
    await run("mvn", ["-q", "-B", copyGoal, ...target]);
  } catch (cause) {
    const { code, stdout } = cause as { code?: unknown; stdout?: string };
    const why = code === "ENOENT" ? "there is no mvn (Debian: apt-get install maven)" : stdout;
    throw new Error(`Maven could not get ${artifact}: ${why}`, { cause });
  }
}
