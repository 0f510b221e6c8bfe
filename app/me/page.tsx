import type { Metadata } from "next";
import { MyPage } from "#app/components/my-page.tsx";
import { readably } from "#app/readably.tsx";
import { readerName } from "#app/reader.ts";
import { services } from "#app/services.ts";
import { signedIn } from "#app/signed-in.ts";
import { showPersonEverywhere } from "#lib/flow/show-person.ts";

export const metadata: Metadata = { title: "My page" };

/** The reader's own work in all projects, once they have said who they are. */
export default readably(async () => {
  const { projects, ...needs } = services();
  const name = await readerName();
  const views =
    name === null ? [] : await showPersonEverywhere(needs, [...projects.values()], name);
  return <MyPage isSignedIn={(await signedIn()) !== null} name={name} views={views} />;
});
