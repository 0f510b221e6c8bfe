import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { GerritVersion } from "./gerrit-parts.ts";
import { gerritCommand } from "./gerrit-program.ts";
import { machine } from "./machine.ts";

const run = promisify(execFile);

/** Whoever asks to be someone is that person: no password dialogue at init, Basic sign-in by HTTP password over REST. */
const seed = `
[gerrit]
  basePath = git
  canonicalWebUrl = http://127.0.0.1:0/
[auth]
  type = DEVELOPMENT_BECOME_ANY_ACCOUNT
[httpd]
  listenUrl = http://127.0.0.1:0/
[sshd]
  listenAddress = off
[index]
  type = lucene
[sendemail]
  enable = false
[plugins]
  allowRemoteAdmin = true
`;

/**
 * A new site folder that listens on this port, with `admin` / `secret` in it and these plugins out of the war. The
 * caller removes it.
 */
export async function createSite(
  version: GerritVersion,
  port: number,
  plugins: readonly string[] = [],
): Promise<string> {
  const template = await siteTemplate(version, plugins);
  const site = await mkdtemp(join(tmpdir(), `gerrit-${version}-`));
  await cp(template, site, { recursive: true });
  const file = join(site, "etc", "gerrit.config");
  const config = await readFile(file, "utf8");
  await writeFile(file, config.replaceAll("http://127.0.0.1:0/", `http://127.0.0.1:${port}/`));
  return site;
}

/** Init takes 2 to 6 seconds and always gives the same, so a site that never ran is kept and copied. */
async function siteTemplate(version: GerritVersion, plugins: readonly string[]): Promise<string> {
  const kind = createHash("sha256").update(seed).digest("hex").slice(0, 12);
  const name = [version, ...plugins, kind].join("-");
  const template = join(machine.cache, "gerrit-sites", name);
  if (!existsSync(template)) await initialise(version, template, plugins);
  return template;
}

/** Initialises beside the template and renames, so that a half-initialised site is never copied. */
async function initialise(
  version: GerritVersion,
  template: string,
  plugins: readonly string[],
): Promise<void> {
  await mkdir(dirname(template), { recursive: true });
  const site = await mkdtemp(`${template}.part-`);
  await mkdir(join(site, "etc"));
  await writeFile(join(site, "etc", "gerrit.config"), seed);
  const installed = plugins.flatMap((plugin) => ["--install-plugin", plugin]);
  const wanted = installed.length > 0 ? installed : ["--skip-plugins"];
  const options = ["--batch", "--no-auto-start", "--skip-all-downloads", ...wanted];
  const { program, args } = await gerritCommand(version, "init", site, options);
  await run(program, args);
  await rename(site, template).catch(async (error) => {
    await rm(site, { recursive: true });
    if (!existsSync(template)) throw error;
  });
}
