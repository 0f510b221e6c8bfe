import { accountInfo } from "./people.ts";
import type { Message, SandboxState } from "./state.ts";

/** The mark that stands for an account in a stored message. */
export const mention = (account: number): string => `<GERRIT_ACCOUNT_${account}>`;

/**
 * A message of the change log as Gerrit writes it. Accounts in its text are stored as marks and shown as
 * `Name <email>`, as 3.13 does, and listed in `accounts_in_message`.
 */
export function messageInfo(state: SandboxState, message: Message, detailed: boolean): object {
  const mentioned: object[] = [];
  const text = message.text.replace(/<GERRIT_ACCOUNT_(\d+)>/g, (mark, digits: string) => {
    const account = state.accounts.get(Number(digits));
    if (!account) return mark;
    mentioned.push(accountInfo(state, account.id, detailed));
    return account.email === null ? account.name : `${account.name} <${account.email}>`;
  });
  const author = message.author === null ? null : accountInfo(state, message.author, detailed);
  return {
    id: message.id,
    ...(message.tag === null ? {} : { tag: message.tag }),
    ...(author === null ? {} : { author }),
    date: message.at,
    message: text,
    accounts_in_message: mentioned,
    _revision_number: message.patchSet,
  };
}
