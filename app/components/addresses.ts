/** Addresses of our own pages. */
export const blueprintPage = (project: string, name: string): string =>
  `/${project}/blueprints/${encodeURIComponent(name)}`;

export const changePage = (project: string, change: number): string =>
  `/${project}/changes/${change}`;

/** An address that people wrote, or null where a browser should not be sent there. */
export function outside(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  return /^https?:$/.test(new URL(address).protocol) ? address : null;
}
