import { answering } from "#app/answering.ts";
import { myPage } from "#app/components/addresses.ts";
import { longestName, readerCookie } from "#app/reader.ts";
import { isFromHere } from "#app/same-origin.ts";
import { services } from "#app/services.ts";

export const dynamic = "force-dynamic";

const aYear = 365 * 86_400;
const mostBytes = 4_096;

/** Lets this browser remember who its reader is, or forget it where no name is given; then shows their page. */
export const POST = answering(async (request) => {
  if (!isFromHere(request))
    return refused(403, "This form is only sent from a page of this service.");
  if (Number(request.headers.get("content-length") ?? mostBytes + 1) > mostBytes) {
    return refused(413, "A name is shorter than that.");
  }
  const given = (await request.formData()).get("name");
  const name = typeof given === "string" ? given.trim().slice(0, longestName) : "";
  return new Response(null, {
    status: 303,
    headers: { location: myPage, "set-cookie": cookieOf(name) },
  });
});

const refused = (status: number, text: string) => new Response(`${text}\n`, { status });

function cookieOf(name: string): string {
  const isSecure = services().config.publicUrl.startsWith("https:");
  return [
    `${readerCookie}=${encodeURIComponent(name)}`,
    "Path=/",
    `Max-Age=${name === "" ? 0 : aYear}`,
    "HttpOnly",
    "SameSite=Lax",
    ...(isSecure ? ["Secure"] : []),
  ].join("; ");
}
