/** What an address on Launchpad names; `project` is null where the address does not say. */
export type LinkTarget = {
  readonly noun: "bug" | "blueprint";
  readonly name: string;
  readonly project: string | null;
};

const leading = { bug: /^\d+/, blueprint: /^[\p{L}\p{N}_](?:[\p{L}\p{N}_+.-]*[\p{L}\p{N}_])?/u };

/**
 * The bug or blueprint behind an address, with or without its scheme:
 * `https://bugs.launchpad.net/nova/+bug/1`, `launchpad.net/bugs/1`, `pad.lv/1`, `nova/+spec/x`. Null for any other page.
 */
export function targetOf(link: string): LinkTarget | null {
  const segments = link.replace(/^.*:\/\//, "").split(/[/?#]/);
  const host = segments[0]?.toLowerCase() ?? "";
  const onLaunchpad = /(?:^|[^a-z0-9-])launchpad\.net$/.test(host);
  if (/(?:^|\W)pad\.lv$/.test(host)) return named("bug", segments[1], null);
  if (link.includes("://") && !onLaunchpad) return null;
  const path = onLaunchpad ? segments.slice(1) : segments;
  const spec = path.indexOf("+spec");
  if (spec >= 0) return named("blueprint", path[spec + 1], projectIn(path, spec));
  const bug = path.indexOf("+bug");
  if (bug >= 0) return named("bug", path[bug + 1], projectIn(path, bug));
  return path[0] === "bugs" ? named("bug", path[1], null) : null;
}

function projectIn(path: readonly string[], end: number): string | null {
  return end === 0 ? null : (path[0]?.replace(/^\W+/, "").toLowerCase() ?? null);
}

function named(
  noun: LinkTarget["noun"],
  text: string | undefined,
  project: string | null,
): LinkTarget | null {
  const name = leading[noun].exec(text ?? "")?.[0];
  return name === undefined ? null : { noun, name, project };
}
