/** Addresses of our own pages; messages link to them, so they stay. */
export const boardPage = (project: string, query: Query = {}): string =>
  withQuery(`/${project}`, query);

export const backlogPage = (project: string, query: Query = {}): string =>
  withQuery(`/${project}/backlog`, query);

export const blueprintPage = (project: string, name: string): string =>
  `/${project}/blueprints/${encodeURIComponent(name)}`;

export const changesPage = (project: string, query: Query = {}): string =>
  withQuery(`/${project}/changes`, query);

export const changePage = (project: string, change: number): string =>
  `/${project}/changes/${change}`;

export const personPage = (project: string, name: string): string =>
  `/${project}/people/${encodeURIComponent(name)}`;

/** Whoever the reader says to be, over all projects. */
export const myPage = "/me";

/** Where somebody sees and ends their sessions and tokens. */
export const accessPage = "/me/access";

export const botPage = (project: string): string => `/${project}/bot`;

export const attentionPage = (project: string): string => `/${project}/attention`;

export const policyPage = (project: string): string => `/${project}/policy`;

/** Where blueprints are made known. */
export const importPage = (project: string): string => `/${project}/import`;

/** The first steps of a project, one after another. */
export const setupPage = (project: string, query: Query = {}): string =>
  withQuery(`/${project}/setup`, query);

export const historyPage = (project: string, query: Query = {}): string =>
  withQuery(`/${project}/history`, query);

export const entryPage = (project: string, seq: number): string => `/${project}/history/${seq}`;

export const findPage = (query: Query = {}): string => withQuery("/find", query);

export const helpPage = (part: string | null = null): string =>
  part === null ? "/help" : `/help#${part}`;

/** What is given of a page's parameters; those that are null are left out. */
export type Query = Readonly<Record<string, string | number | null>>;

/** A page's address with its parameters. */
export function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([key, value]) => (value === null ? [] : [[key, `${value}`]])),
  ).toString();
  return search === "" ? path : `${path}?${search}`;
}

/** An address that people wrote, or null where a browser should not be sent there. */
export function outside(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  return /^https?:$/.test(new URL(address).protocol) ? address : null;
}

/** Where people sign in; afterwards they are sent back to `to`. */
export const signInPage = (to: string | null = null): string => withQuery("/sign-in", { to });
