import type { ChangeInfo } from "#lib/gerrit/schema.ts";
import { answeringServer, gerritJson } from "./answering-server.ts";

type Behaviour = {
  /** Most rows of one answer. */
  readonly limit: number;
  /** Runs after each listing was answered, with how many were: here changes move while a client reads. */
  readonly meanwhile?: (answered: number) => void;
};

/**
 * Lists these rows as Gerrit does: last updated first, `after:` and `before:` inclusive, `S` an offset into what matches
 * now, `_more_changes` on the last row when there are more. The array is read anew for each request.
 */
export async function listingServer(rows: readonly ChangeInfo[], behaviour: Behaviour) {
  let answered = 0;
  return answeringServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://server");
    if (!pathname.endsWith("/changes/")) return response.end(gerritJson("3.13.5"));
    response.end(gerritJson(page(matching(rows, searchParams.get("q") ?? ""), searchParams)));
    answered += 1;
    behaviour.meanwhile?.(answered);
  });

  function page(found: readonly ChangeInfo[], search: URLSearchParams): ChangeInfo[] {
    const start = Number(search.get("S") ?? 0);
    const end = start + Math.min(behaviour.limit, Number(search.get("n")));
    const hasMore = end < found.length;
    return found.slice(start, end).map((row, index, { length }) => {
      return hasMore && index === length - 1 ? { ...row, _more_changes: true } : row;
    });
  }
}

function matching(rows: readonly ChangeInfo[], query: string): ChangeInfo[] {
  const after = /after:"([^"]+)"/.exec(query)?.[1] ?? "";
  const before = Array.from(query.matchAll(/before:"([^"]+)"/g), ([, text]) => text);
  return rows
    .filter((row) => row.updated >= after)
    .filter((row) => before.every((bound) => row.updated.slice(0, bound?.length) <= (bound ?? "")))
    .filter((row) => !query.includes("status:open") || row.status === "NEW")
    .toSorted((a, b) => b.updated.localeCompare(a.updated) || b._number - a._number);
}
