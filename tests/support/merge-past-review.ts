import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { ask } from "./ask.ts";
import { grantPermission } from "./projects.ts";
import type { ReviewServer } from "./review-server.ts";
import { changeOf } from "./seen.ts";

const run = promisify(execFile);

/** Lets administrators push straight to branches, which `mergePastReview` needs once per server. */
export async function allowMergePastReview(server: ReviewServer): Promise<void> {
  const grant = { ref: "refs/heads/*", group: "Administrators" };
  await grantPermission(server, "push", grant);
  await grantPermission(server, "pushMerge", grant);
}

/** Merges a change whatever its votes, as an administrator does who pushes it to the branch. */
export async function mergePastReview(server: ReviewServer, number: number): Promise<void> {
  if (server.name === "sandbox") {
    await ask(server, server.admin, "POST", `sandbox/merge/${number}`, {});
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), "merge-past-review-"));
  await pushToBranch(server, number, folder).finally(() => rm(folder, { recursive: true }));
}

async function pushToBranch(server: ReviewServer, number: number, folder: string): Promise<void> {
  const { repository, branch, patchSet } = await changeOf(server, number);
  const address = new URL(`a/${repository}`, server.url);
  address.username = server.admin.username;
  address.password = server.admin.password;
  const author = ["-c", "user.name=Administrator", "-c", "user.email=admin@example.com"];
  const git = (...args: string[]) => run("git", ["-C", folder, ...author, ...args]);
  const shard = String(number % 100).padStart(2, "0");
  await git("init", "--quiet");
  await git("fetch", "--quiet", address.href, `refs/heads/${branch}:refs/onto`);
  await git(
    "fetch",
    "--quiet",
    address.href,
    `refs/changes/${shard}/${number}/${patchSet}:refs/it`,
  );
  await git("checkout", "--quiet", "refs/onto");
  // The branch may have moved on since the change was made; a merge needs no new patch set.
  await git("merge", "--quiet", "--no-edit", "refs/it");
  await git("push", "--quiet", address.href, `HEAD:refs/heads/${branch}`);
}
