/** A page of ours that somebody came from; the first page where it is none, or would lead elsewhere. */
export function ownPath(from: string | undefined): string {
  if (from === undefined || !/^\/(?![/\\])[\x21-\x7e]*$/.test(from) || from.includes("\\"))
    return "/";
  const { origin, pathname, search } = new URL(from, "http://here.invalid");
  if (origin !== "http://here.invalid" || pathname.startsWith("//")) return "/";
  return /^\/(sign-in|api)(\/|$)/.test(pathname) ? "/" : `${pathname}${search}`;
}
