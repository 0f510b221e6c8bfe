import { type Answer, badRequest, ok } from "./answers.ts";
import type { Call, World } from "./call.ts";
import { requireChange, requirePatchSet } from "./changes.ts";
import { optionsOf } from "./listing.ts";
import { messageInfo, messageWithNames } from "./message-rows.ts";
import { commitInfo } from "./revision-rows.ts";
import { changeInfo } from "./rows.ts";

export function listMessages(call: Call, world: World): Answer {
  const change = requireChange(call, world);
  return ok(change.messages.map((message) => messageWithNames(world.state, message)));
}

export function getCommit(call: Call, world: World): Answer {
  const change = requireChange(call, world);
  return ok(commitInfo(world.state, change, requirePatchSet(call, change)));
}

/**
 * What happened to a change since `old`, one of its `meta_rev_id`s; since its beginning for any other. The sandbox keeps how many
 * messages there were, not the whole earlier row: the other fields of `old_change_info` are those of now.
 */
export function getMetaDiff(call: Call, world: World): Answer {
  const change = requireChange(call, world);
  const old = call.query.get("old");
  if (old !== null && !/^[0-9a-f]{40}$/.test(old)) throw badRequest(`invalid old: ${old}`);
  const known = change.versions.find(({ revision }) => revision === old)?.messages ?? 0;
  const info = changeInfo(world, call.caller, change, optionsOf(call));
  const detailed = optionsOf(call).has("DETAILED_ACCOUNTS");
  const messages = change.messages.map((message) => messageInfo(world.state, message, detailed));
  const shown = optionsOf(call).has("MESSAGES");
  const before = messages.slice(0, known);
  const fresh = messages.slice(known);
  return ok({
    old_change_info: { ...info, meta_rev_id: old, ...(shown ? { messages: before } : {}) },
    new_change_info: info,
    added: {
      meta_rev_id: info["meta_rev_id"],
      updated: info["updated"],
      ...(shown && fresh.length > 0 ? { messages: fresh } : {}),
    },
    removed: { meta_rev_id: old },
  });
}
