import { type NextRequest, NextResponse } from "next/server";
import { isKnown } from "#app/known.ts";

/**
 * Lets a page about something unknown answer 404 with its own words. Next's `notFound()` sends an empty page to a
 * browser without JavaScript, and a page by itself can't choose its status.
 */
export async function proxy({ nextUrl }: NextRequest): Promise<NextResponse> {
  if (await isKnown(nextUrl.pathname)) return NextResponse.next();
  return NextResponse.next({ status: 404 });
}

export const config = {
  matcher: ["/:project", "/:project/blueprints/:name", "/:project/changes/:number"],
};
