import { blueprintOfferWords, changeOfferWords } from "#lib/domain/offer-words.ts";
import type { BlueprintOffer, ChangeOffer } from "#lib/domain/offers.ts";
import { shown } from "#lib/domain/phrases.ts";
import type { Ask } from "./ask.ts";

/** A blueprint to decide on; `slot` is null where it has none. */
export type BlueprintSubject = { readonly name: string; readonly slot: number | null };

/** What is asked of a person who wants this of a blueprint. */
export function askOnBlueprint(verb: BlueprintOffer, { name, slot }: BlueprintSubject): Ask {
  const it = shown(name);
  const from = slot === null ? "" : ` from slot ${slot}`;
  const { does: note } = blueprintOfferWords[verb];
  const ask = { method: "POST", path: pathOf(name, verb), reason: "needed", note } as const;
  switch (verb) {
    case "assign":
      return { ...ask, title: `Assign a slot to ${it}`, button: "Assign it" };
    case "release":
      return { ...ask, title: `Release ${it}${from}`, button: "Release it" };
    case "bump":
      return { ...ask, title: `Bump ${it}${from}`, button: "Bump it" };
    case "defer":
      return { ...ask, title: `Defer ${it}`, button: "Defer it" };
    case "withdraw":
      return { ...ask, title: `Withdraw ${it}`, button: "Withdraw it" };
    case "done":
      return { ...ask, title: `Say that ${it} is done`, button: "It is done" };
    case "reopen":
      return { ...ask, title: `Reopen ${it}`, button: "Reopen it" };
    case "ready":
      return { ...ask, title: `Say that ${it} is ready`, button: "It is ready" };
    case "away": {
      const day = { kind: "day", key: "until", label: "Away until" } as const;
      return {
        ...ask,
        title: `Say that the author of ${it} is away`,
        button: "Say so",
        fields: [day],
      };
    }
    case "swap": {
      const other = { kind: "blueprint", key: "with", label: "Takes its slot", but: name } as const;
      const title = `Swap ${it} out of ${slot === null ? "its slot" : `slot ${slot}`}`;
      return { ...ask, title, button: "Swap them", fields: [other] };
    }
  }
}

const pathOf = (name: string, verb: string) => `blueprints/${encodeURIComponent(name)}/${verb}`;

/** Who enters this empty slot is chosen in the dialog. */
export const askToFill = (slot: number): Ask => ({
  title: `Assign slot ${slot}`,
  button: "Assign it",
  note: "The service chooses the number of the slot: one kept for debt goes to debt first.",
  method: "POST",
  path: "blueprints/{blueprint}/assign",
  reason: "needed",
  fields: [{ kind: "blueprint", key: "blueprint", label: "Gets the slot" }],
});

/** What is asked of a person who wants this of a change. */
export function askOnChange(verb: ChangeOffer, change: number): Ask {
  const { does: note } = changeOfferWords[verb];
  const ask = {
    method: "POST",
    path: `changes/${change}/${verb}`,
    reason: "needed",
    note,
  } as const;
  switch (verb) {
    case "exempt":
      return { ...ask, title: `Exempt change ${change} from slots`, button: "Exempt it" };
    case "lift":
      return { ...ask, title: `Lift the hold of change ${change}`, button: "Lift it" };
    case "take-back":
      return {
        ...ask,
        title: `Take back the exemption of change ${change}`,
        button: "Take it back",
      };
    case "unlink":
      return { ...ask, title: `Unlink change ${change} from its blueprint`, button: "Unlink it" };
  }
}

/** The end of a pause. */
export const resuming = (project: string): Ask => ({
  title: `Resume ${project}`,
  button: "Resume it",
  method: "POST",
  path: "resume",
  reason: "needed",
});
