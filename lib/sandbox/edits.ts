import { createHash } from "node:crypto";
import { isAdministrator } from "./access.ts";
import { type Answer, badRequest, conflict, done, forbidden, ok } from "./answers.ts";
import { textIn } from "./body.ts";
import { type Call, param, signedIn, type World } from "./call.ts";
import { checkOpen, currentPatchSet, requireChange, update } from "./changes.ts";
import { changeIdIn } from "./commit-messages.ts";
import { addPatchSet } from "./patch-sets.ts";
import type { Account, Change, Edit } from "./state.ts";

/** Anybody who may upload to a change may edit it: by Gerrit's default every registered user. */
function editable(call: Call, world: World): { readonly caller: Account; readonly change: Change } {
  const caller = signedIn(call);
  const change = requireChange(call, world);
  checkOpen(change);
  return { caller, change };
}

const emptyEdit: Edit = { files: {}, message: null };

/** Puts one file into the change's edit: `{binary_content}`, or the file itself as the body. */
export function putEditedFile(call: Call, world: World): Answer {
  const { change } = editable(call, world);
  const edit = change.edit ?? emptyEdit;
  const content = textIn(call.body, "binary_content") ?? textIn(call.body, "raw") ?? "";
  const digest = createHash("sha1").update(content).digest("hex");
  const file = param(call, "file");
  if ((edit.files[file] ?? change.files[file]) === digest) throw conflict("no changes were made");
  change.edit = { ...edit, files: { ...edit.files, [file]: digest } };
  return done;
}

export function putEditedMessage(call: Call, world: World): Answer {
  const { change } = editable(call, world);
  const message = textIn(call.body, "message") ?? "";
  checkMessage(change, message);
  change.edit = { ...(change.edit ?? emptyEdit), message };
  return done;
}

export function getEdit(call: Call, world: World): Answer {
  const change = requireChange(call, world);
  if (change.edit === null) return done;
  const { number, revision } = currentPatchSet(change);
  return ok({ base_patch_set_number: number, base_revision: revision });
}

export function deleteEdit(call: Call, world: World): Answer {
  const { change } = editable(call, world);
  change.edit = null;
  return done;
}

/** Makes a patch set of the edit: REWORK where a file was touched, NO_CODE_CHANGE where only the message was. */
export function publishEdit(call: Call, world: World): Answer {
  const { caller, change } = editable(call, world);
  const { edit } = change;
  if (edit === null) throw conflict(`no edit exists for change ${change.number}`);
  const { number, message, parents } = currentPatchSet(change);
  const onlyMessage = Object.keys(edit.files).length === 0;
  update(world, change, () => {
    addPatchSet(world, change, caller, {
      kind: onlyMessage ? "NO_CODE_CHANGE" : "REWORK",
      message: edit.message ?? message,
      parents,
      words: onlyMessage
        ? `Patch Set ${number + 1}: Commit message was updated.`
        : `Patch Set ${number + 1}: Published edit on patch set ${number}.`,
    });
    change.files = { ...change.files, ...edit.files };
    change.edit = null;
  });
  return done;
}

function checkMessage(change: Change, message: string): void {
  if (message.trim() === "") throw badRequest("commit message must be non-empty");
  const changeId = changeIdIn(message);
  if (changeId === null) throw conflict("missing Change-Id footer");
  if (changeId !== change.changeId) throw conflict("wrong Change-Id footer");
}

/** `PUT changes/{id}/message`: a new patch set with another commit message. */
export function putMessage(call: Call, world: World): Answer {
  const { caller, change } = editable(call, world);
  if (caller.id !== change.owner && !isAdministrator(world.state, caller)) {
    throw forbidden("modifying commit message not permitted");
  }
  const message = `${(textIn(call.body, "message") ?? "").trimEnd()}\n`;
  checkMessage(change, message);
  const current = currentPatchSet(change);
  if (message === current.message) {
    throw conflict("new and existing commit message are the same");
  }
  update(world, change, () =>
    addPatchSet(world, change, caller, {
      kind: "NO_CODE_CHANGE",
      message,
      parents: current.parents,
      words: `Patch Set ${current.number + 1}: Commit message was updated.`,
    }),
  );
  return ok("ok");
}
