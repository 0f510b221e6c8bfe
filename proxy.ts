import { type NextRequest, NextResponse } from "next/server";
import { isKnown } from "#app/known.ts";
import { requestHeader, requestIdOf } from "#app/request-id.ts";

/**
 * Gives each request the id under which the log tells of it, and lets a page about something unknown answer 404 with
 * its own words. Next's `notFound()` sends an empty page to a browser without JavaScript, and a page by itself can't
 * choose its status.
 */
export async function proxy({ nextUrl, headers }: NextRequest): Promise<NextResponse> {
  const id = requestIdOf(headers);
  const carried = new Headers(headers);
  carried.set(requestHeader, id);
  const isThere = isOurs(nextUrl.pathname) || (await isKnown(nextUrl.pathname));
  const response = NextResponse.next({
    request: { headers: carried },
    ...(isThere ? {} : { status: 404 }),
  });
  response.headers.set(requestHeader, id);
  return response;
}

/** What is about no project, and answers for itself. */
const isOurs = (path: string) => path === "/" || path === "/metrics" || path.startsWith("/api/");

export const config = {
  matcher: [
    "/",
    "/metrics",
    // Next keeps a whole body before it asks here, and that of an event may be anybody's.
    "/api/((?!hooks/).*)",
    "/:project",
    "/:project/blueprints/:name",
    "/:project/changes/:number",
  ],
};
