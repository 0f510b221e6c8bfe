import { cookies } from "next/headers";
import { signedIn } from "./signed-in.ts";

/** The cookie by which a browser remembers who its reader said to be. */
export const readerCookie = "slots-reader";

/** Longer than any account's name. */
export const longestName = 200;

/**
 * Who reads: who they signed in as, or else who they said to be; null where neither. It opens no door: everybody may read
 * everybody's page, and what somebody may decide is asked of `actor.ts`.
 */
export async function readerName(): Promise<string | null> {
  const person = await signedIn();
  if (person !== null) return person.username;
  const name = (await cookies()).get(readerCookie)?.value.trim().slice(0, longestName) ?? "";
  return name === "" ? null : name;
}
