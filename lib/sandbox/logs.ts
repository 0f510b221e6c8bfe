import { type Answer, ok, Refusal } from "./answers.ts";
import type { Call, World } from "./call.ts";
import { requireChange, requirePatchSet } from "./changes.ts";
import { optionsOf } from "./listing.ts";
import { messageInfo } from "./message-rows.ts";
import { commitInfo } from "./revision-rows.ts";
import { changeInfo } from "./rows.ts";

export function listMessages(call: Call, world: World): Answer {
  const change = requireChange(call, world);
  return ok(change.messages.map((message) => messageInfo(world.state, message, true)));
}

export function getCommit(call: Call, world: World): Answer {
  const change = requireChange(call, world);
  return ok(commitInfo(world.state, change, requirePatchSet(call, change)));
}

/** The `old` that stands for before there was anything. */
const nothing = "0".repeat(40);

/**
 * What happened to a change since `old`, one of its `meta_rev_id`s; 412 for any other. The sandbox keeps how many
 * messages there were, not the whole earlier row: the other fields of `old_change_info` are those of now.
 */
export function getMetaDiff(call: Call, world: World): Answer {
  const change = requireChange(call, world);
  const old = call.query.get("old");
  const version =
    old === nothing ? { messages: 0 } : change.versions.find(({ revision }) => revision === old);
  if (!version) throw new Refusal(412, `No meta state for ${old ?? ""}`);
  const info = changeInfo(world, call.caller, change, optionsOf(call));
  const detailed = optionsOf(call).has("DETAILED_ACCOUNTS");
  const messages = change.messages.map((message) => messageInfo(world.state, message, detailed));
  const shown = optionsOf(call).has("MESSAGES");
  const before = messages.slice(0, version.messages);
  const fresh = messages.slice(version.messages);
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
