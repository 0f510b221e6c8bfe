import { accountInfo } from "./people.ts";
import type { Message, SandboxState } from "./state.ts";

/** The mark that stands for an account in a stored message. */
export const mention = (account: number): string => `<GERRIT_ACCOUNT_${account}>`;

const mentions = /<GERRIT_ACCOUNT_(\d+)>/g;

/**
 * A message as it comes with its change. Accounts in its text are marks, as they are stored, and are listed in
 * `accounts_in_message`.
 */
export function messageInfo(state: SandboxState, message: Message, detailed: boolean): object {
  const mentioned = new Set(Array.from(message.text.matchAll(mentions), ([, id]) => Number(id)));
  const author = message.author === null ? null : accountInfo(state, message.author, detailed);
  return {
    id: message.id,
    ...(message.tag === null ? {} : { tag: message.tag }),
    ...(author === null ? {} : { author }),
    date: message.at,
    message: message.text,
    accounts_in_message: [...mentioned].map((id) => accountInfo(state, id, detailed)),
    _revision_number: message.patchSet,
  };
}

/** A message as it comes in the list of messages alone: there Gerrit writes accounts as `Name <email>`. */
export function messageWithNames(state: SandboxState, message: Message): object {
  const text = message.text.replace(mentions, (mark, digits: string) => {
    const account = state.accounts.get(Number(digits));
    if (!account) return mark;
    return account.email === null ? account.name : `${account.name} <${account.email}>`;
  });
  return { ...messageInfo(state, message, true), message: text };
}
