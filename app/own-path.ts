/** A page of ours that somebody wants to come back to; the first page where it is none, or would lead elsewhere. */
export function ownPath(to: string | undefined): string {
  if (to === undefined || !/^\/(?![/\\])[\x21-\x7e]*$/.test(to) || to.includes("\\")) return "/";
  const { origin, pathname, search } = new URL(to, "http://here.invalid");
  if (origin !== "http://here.invalid" || pathname.startsWith("//")) return "/";
  return /^\/(sign-in|api)(\/|$)/.test(pathname) ? "/" : `${pathname}${search}`;
}
