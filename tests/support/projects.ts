import { ask } from "./ask.ts";
import type { ReviewServer } from "./review-server.ts";

/** Who may do what, where: `project` is All-Projects unless told, which every project inherits from. */
type Grant = {
  readonly ref: string;
  readonly group: string;
  readonly project?: string;
  /** Whether what is granted on wider refs or inherited counts no longer on this one. */
  readonly exclusive?: boolean;
};

type LabelGrant = Grant & { readonly label: string; readonly min: number; readonly max: number };

/** A new project whose branches all start at one empty commit. */
export async function createProject(
  server: ReviewServer,
  name: string,
  branches: readonly string[],
): Promise<void> {
  const input = { create_empty_commit: true, branches };
  await ask(server, server.admin, "PUT", `projects/${encodeURIComponent(name)}`, input);
}

/** Lets a group vote `min` to `max` on a label, on the branches that `ref` matches. */
export async function grantLabel(server: ReviewServer, grant: LabelGrant): Promise<void> {
  const { label, min, max } = grant;
  await allow(server, `label-${label}`, grant, { label }, { min, max });
}

/** Lets a group submit what has all its approvals. */
export async function grantSubmit(server: ReviewServer, grant: Grant): Promise<void> {
  await grantPermission(server, "submit", grant);
}

/** Lets a group do what a permission without a range stands for, such as `push` or `viewPrivateChanges`. */
export async function grantPermission(
  server: ReviewServer,
  permission: string,
  grant: Grant,
): Promise<void> {
  await allow(server, permission, grant, {}, {});
}

async function allow(
  server: ReviewServer,
  permission: string,
  { ref, group, project = "All-Projects", exclusive = false }: Grant,
  facts: Record<string, unknown>,
  range: Record<string, number>,
): Promise<void> {
  const found = await ask(server, server.admin, "GET", `groups/${encodeURIComponent(group)}`);
  const { id } = found as { id: string };
  const rules = { [decodeURIComponent(id)]: { action: "ALLOW", ...range } };
  await ask(server, server.admin, "POST", `projects/${encodeURIComponent(project)}/access`, {
    add: { [ref]: { permissions: { [permission]: { ...facts, exclusive, rules } } } },
  });
}

/** Decides which votes of a label go on to the next patch set. */
export async function setCopyCondition(
  server: ReviewServer,
  label: string,
  condition: string,
): Promise<void> {
  await ask(server, server.admin, "PUT", labelPath(label), { copy_condition: condition });
}

/** A new label that blocks nothing by itself, for every project; `values` from "-1" to "+1", each with its meaning. */
export async function createLabel(
  server: ReviewServer,
  name: string,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  const input = { values, function: "NoBlock" };
  await ask(server, server.admin, "PUT", labelPath(name), input);
}

/** A label that one repository has for itself, whatever it inherits under that name; it blocks nothing by itself. */
export async function createOwnLabel(
  server: ReviewServer,
  repository: string,
  name: string,
  { values, copyCondition }: { values: Readonly<Record<string, string>>; copyCondition: string },
): Promise<void> {
  const input = { values, copy_condition: copyCondition, function: "NoBlock" };
  await ask(server, server.admin, "PUT", labelPath(name, repository), input);
}

function labelPath(label: string, project = "All-Projects"): string {
  return `projects/${encodeURIComponent(project)}/labels/${encodeURIComponent(label)}`;
}
