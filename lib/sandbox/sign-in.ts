import { timingSafeEqual } from "node:crypto";
import { accountNamed } from "./people.ts";
import type { Account, SandboxState } from "./state.ts";

export type SignIn =
  | { readonly kind: "account"; readonly account: Account }
  | { readonly kind: "anonymous" }
  | { readonly kind: "refused" };

/** Who asks. Under `/a/` only who knows a password; everywhere else everybody is anonymous, whatever he sends. */
export function signIn(
  state: SandboxState,
  path: string,
  authorization: string | undefined,
): SignIn {
  if (!path.startsWith("/a/")) return { kind: "anonymous" };
  const encoded = /^Basic (.+)$/i.exec(authorization ?? "")?.[1] ?? "";
  const [username = "", ...rest] = Buffer.from(encoded, "base64").toString("utf8").split(":");
  const account = accountNamed(state, username);
  if (account?.password == null || account.username !== username) return { kind: "refused" };
  return sameText(account.password, rest.join(":"))
    ? { kind: "account", account }
    : { kind: "refused" };
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
