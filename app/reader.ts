import { cookies } from "next/headers";

/** The cookie by which a browser remembers who its reader said to be. */
export const readerCookie = "slots-reader";

/** Longer than any account's name. */
export const longestName = 200;

/**
 * Who reads, as they said themselves; null where nobody did. It opens no door: everybody may read everybody's page, and
 * nothing is decided by it. With accounts to sign in with, this is the one place that asks them.
 */
export async function readerName(): Promise<string | null> {
  const name = (await cookies()).get(readerCookie)?.value.trim().slice(0, longestName) ?? "";
  return name === "" ? null : name;
}
