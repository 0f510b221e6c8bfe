/** A change by what never changes about it. */
export type ChangeRef = { readonly repository: string; readonly number: number };

/** Encoded, `OR` and quotes included; with the rest of the address it stays under the 7 KB that proxies let through. */
const longestQuery = 5_500;

/** The change as a part of a path: `openstack%2Fnova~123`. */
export function changeId({ repository, number }: ChangeRef): string {
  return `${encodeURIComponent(repository)}~${number}`;
}

/** A value of a search operator, whatever characters it has. */
export function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, "\\$&")}"`;
}

/** Queries for all changes of these repositories: one, or several where one would be too long. */
export function repositoryQueries(repositories: readonly string[]): string[] {
  const groups: string[][] = [];
  let room = 0;
  for (const term of new Set(repositories.map((name) => `project:${quoted(name)}`))) {
    const size = encodeURIComponent(` OR ${term}`).length;
    room -= size;
    if (room < 0) {
      groups.push([]);
      room = longestQuery - size;
    }
    groups.at(-1)?.push(term);
  }
  return groups.map((terms) => `(${terms.join(" OR ")})`);
}

/** A query for these changes of one repository. */
export function changesQuery(repository: string, numbers: readonly number[]): string {
  const terms = numbers.map((number) => `change:${number}`);
  return `project:${quoted(repository)} (${terms.join(" OR ")})`;
}
