import { isServiceUser } from "./access.ts";
import { type Answer, done, ok } from "./answers.ts";
import { textIn } from "./body.ts";
import { type Call, param, signedIn, type World } from "./call.ts";
import { requireChange, update } from "./changes.ts";
import { timestamp } from "./identifiers.ts";
import { accountInfo, requireAccount } from "./people.ts";
import type { Attention, Change } from "./state.ts";

/** Puts an account into the attention set of a change. Robots and closed changes are never asked for attention. */
export function addAttention(
  world: World,
  change: Change,
  account: number,
  reason: string,
  because: number | null = null,
): void {
  if (isServiceUser(world.state, world.state.accounts.get(account) ?? null)) return;
  if (change.status !== "NEW" || change.workInProgress) return;
  const at = timestamp(world.now());
  change.attention = [...without(change.attention, account), { account, at, reason, because }];
  change.attentionRemoved = without(change.attentionRemoved, account);
}

/** Takes an account out of the attention set, if it is in it. */
export function removeAttention(
  world: World,
  change: Change,
  account: number,
  reason: string,
): void {
  if (!change.attention.some((entry) => entry.account === account)) return;
  const at = timestamp(world.now());
  change.attention = without(change.attention, account);
  change.attentionRemoved = [
    ...without(change.attentionRemoved, account),
    { account, at, reason, because: null },
  ];
}

/** Nobody needs to look at a change any more. */
export function clearAttention(world: World, change: Change, reason: string): void {
  for (const { account } of change.attention) removeAttention(world, change, account, reason);
}

const without = (entries: readonly Attention[], account: number) =>
  entries.filter((entry) => entry.account !== account);

export function listAttention(call: Call, world: World): Answer {
  const change = requireChange(call, world);
  return ok(
    change.attention.map(({ account, at, reason }) => ({
      account: accountInfo(world.state, account, true),
      last_update: at,
      reason,
    })),
  );
}

export function postAttention(call: Call, world: World): Answer {
  const caller = signedIn(call);
  const change = requireChange(call, world);
  const account = requireAccount(call, world, textIn(call.body, "user") ?? "");
  const reason = textIn(call.body, "reason") ?? "";
  update(world, change, () => addAttention(world, change, account.id, reason, caller.id));
  return ok(accountInfo(world.state, account.id, true));
}

export function deleteAttention(call: Call, world: World): Answer {
  signedIn(call);
  const change = requireChange(call, world);
  const account = requireAccount(call, world, param(call, "account"));
  const reason = textIn(call.body, "reason") ?? "";
  update(world, change, () => removeAttention(world, change, account.id, reason));
  return done;
}

/**
 * Gerrit's automatic rules after a reply: who replied needs no attention any more; the owner does, after a reply by
 * someone else; a robot asks for it only by a negative vote. Whose vote does not count on the current patch set
 * (`counts` is false) is asked himself.
 */
export function attendReply(
  world: World,
  change: Change,
  replier: number,
  reply: { readonly counts: boolean; readonly negative: boolean },
): void {
  if (isServiceUser(world.state, world.state.accounts.get(replier) ?? null)) {
    if (reply.negative) {
      addAttention(world, change, change.owner, "A robot voted negatively on a label");
    }
    return;
  }
  removeAttention(world, change, replier, "removed on reply");
  if (!reply.counts) {
    addAttention(world, change, replier, "Some votes were not copied to the current patch set");
  } else if (replier !== change.owner) {
    addAttention(world, change, change.owner, "Someone else replied on the change");
  }
}
