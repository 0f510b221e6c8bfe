import type { SeenChange } from "./change.ts";
import { type Accounts, nameOf } from "./exemption.ts";

/** Somebody whom Gerrit asks to look, by nick; `reason` is in the words of Gerrit or of who asked. */
export type Asked = { readonly who: string; readonly since: Date; readonly reason: string };

/** Who is in the attention set of a change, longest first; null where nobody knows. It is shown, and never decides. */
export function askedOn(
  { attention }: Pick<SeenChange, "attention">,
  accounts: Accounts,
): readonly Asked[] | null {
  if (attention === null) return null;
  return attention
    .toSorted((a, b) => a.since.getTime() - b.since.getTime() || a.account - b.account)
    .map(({ account, since, reason }) => ({
      who: nameOf(accounts, account),
      since,
      reason: withNames(reason, accounts),
    }));
}

/** Gerrit writes a person into a reason as `<GERRIT_ACCOUNT_1001>`, for whoever shows it to fill in. */
const withNames = (reason: string, accounts: Accounts): string =>
  reason.replace(/<GERRIT_ACCOUNT_(\d{1,10})>/g, (_, number) => nameOf(accounts, Number(number)));
