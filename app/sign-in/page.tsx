import type { Metadata } from "next";
import { headers } from "next/headers";
import { type PlaceToSignIn, SignInView } from "#app/components/access/sign-in-view.tsx";
import { ownPath } from "#app/own-path.ts";
import { readably } from "#app/readably.tsx";
import { services } from "#app/services.ts";
import { whyNoSignIn } from "#app/session-cookie.ts";
import { mayPlay, signedIn } from "#app/signed-in.ts";

export const metadata: Metadata = { title: "Sign in" };

type Given = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where somebody shows who they are. */
export default readably(async ({ searchParams }: Given) => {
  const { to } = await searchParams;
  const { config } = services();
  const asked = await headers();
  const person = await signedIn();
  return (
    <SignInView
      back={ownPath([to].flat()[0] ?? cameFrom(asked))}
      servers={[...config.servers].map(
        ([key, { url }]): PlaceToSignIn => ({
          key,
          settings: config.mode === "demonstration" ? null : `${url}settings/#HTTPCredentials`,
        }),
      )}
      refusal={whyNoSignIn(config.publicUrl, asked.get("host"))}
      mayPlay={mayPlay(asked)}
      as={person === null ? null : (person.fullName ?? person.username)}
    />
  );
});

/** Where the link was followed; a browser tells only pages of ours. */
function cameFrom(asked: Pick<Headers, "get">): string | undefined {
  const referrer = asked.get("referer") ?? "";
  if (!URL.canParse(referrer)) return undefined;
  const { host, pathname, search } = new URL(referrer);
  return host === asked.get("host") ? `${pathname}${search}` : undefined;
}
