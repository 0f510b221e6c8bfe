import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { problemAnswer } from "#app/api/frame/problem.ts";
import { whereTo } from "#app/find-way.ts";
import { isKnown } from "#app/known.ts";
import { asItStands, isReadable } from "#app/readable-path.ts";
import { requestHeader, requestIdOf } from "#app/request-id.ts";
import { stayEncrypted } from "#app/stay-encrypted.ts";

/**
 * Gives each request the id under which the log tells of it and each page its policy of what a browser may run, and
 * lets a page about something unknown answer 404 with its own words. Next's `notFound()` sends an empty page to a
 * browser without JavaScript, and a page by itself can't choose its status.
 */
export async function proxy({ nextUrl, headers }: NextRequest): Promise<Response> {
  const id = requestIdOf(headers);
  const path = nextUrl.pathname;
  if (!isReadable(path) && path.startsWith("/api/")) return unreadable(id);
  const found = nextUrl.pathname === "/find" ? await whereTo(nextUrl.searchParams) : null;
  if (found !== null) return goTo(new URL(found, nextUrl), id);
  const policy = policyFor(randomBytes(16).toString("base64"));
  const carried = new Headers(headers);
  carried.set(requestHeader, id);
  // Next reads the nonce for its own scripts from here.
  carried.set(policyHeader, policy);
  const request = { headers: carried };
  const response = !isReadable(path)
    ? NextResponse.rewrite(new URL(asItStands(path), nextUrl), { request, status: 404 })
    : NextResponse.next({ request, ...((await isKnown(path)) ? {} : { status: 404 }) });
  response.headers.set(requestHeader, id);
  response.headers.set(policyHeader, policy);
  stayEncrypted(response.headers);
  return response;
}

/** Of an address for programs. */
function unreadable(id: string): Response {
  const response = problemAnswer(400, {
    code: "bad-address",
    detail: "This address has a percent sign that stands for no character.",
    remedy: "Write a percent sign as %25, and other characters as UTF-8.",
  });
  response.headers.set(requestHeader, id);
  stayEncrypted(response.headers);
  return response;
}

/** A real redirect: a page that is being streamed could only ask the browser's script for it. */
function goTo(address: URL, id: string): NextResponse {
  const response = NextResponse.redirect(address, 303);
  response.headers.set(requestHeader, id);
  stayEncrypted(response.headers);
  return response;
}

const policyHeader = "content-security-policy";

/** Only what we serve, and of scripts only what carries this answer's own word. */
const policyFor = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

export const config = {
  matcher: [
    // What answers with data gives its requests their ids itself: to come here first takes longer than most answers, and
    // Next would keep a whole body before it asks, which of an event may be anybody's.
    "/((?!_next/|api/|icon\\.svg$|favicon\\.ico$).*)",
    // But what can't be decoded never comes to them: these are the ways in which UTF-8 is written in an address.
    "/api/((?!(?:[^%]|%[0-7][0-9a-fA-F]|%[cC][2-9a-fA-F]%[89abAB][0-9a-fA-F]|%[dD][0-9a-fA-F]%[89abAB][0-9a-fA-F]|%[eE]0%[abAB][0-9a-fA-F]%[89abAB][0-9a-fA-F]|%[eE][1-9a-cA-CeEfF](?:%[89abAB][0-9a-fA-F]){2}|%[eE][dD]%[89][0-9a-fA-F]%[89abAB][0-9a-fA-F]|%[fF]0%[9abAB][0-9a-fA-F](?:%[89abAB][0-9a-fA-F]){2}|%[fF][1-3](?:%[89abAB][0-9a-fA-F]){3}|%[fF]4%8[0-9a-fA-F](?:%[89abAB][0-9a-fA-F]){2})*$).*)",
  ],
};
