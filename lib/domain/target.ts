import { blueprintOfTopic } from "./references.ts";

/** What a person may name when asking why: as they typed or pasted it. */
export type Target =
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "change-id"; readonly changeId: string }
  | { readonly kind: "blueprint"; readonly name: string };

const ownPage = /\/(changes|blueprints)\/([^/?#]+)\/?(?:[?#].*)?$/;
/** `/c/openstack/nova/+/99118/3/file.py`, as Gerrit writes a change's address. */
const gerritPage = /\/\+\/(\d{1,10})(?:[/?#].*)?$/;
/** `/#/c/99118/` and `/99118`, its older and its short forms. */
const shortPage = /\/(\d{1,10})(?:\/\d+(?:\.\.\d+)?)?\/?(?:[?#][^/]*)?$/;
/** A tracker's page of a blueprint ends in its name. */
const trackerPage = /\/\+spec\/([^/?#]+)/;

/** Reads a change number, a Change-Id, the name of a blueprint, or the address of a page about one of them. */
export function readTarget(text: string): Target {
  const word = text.trim();
  if (/^\d{1,10}$/.test(word)) return { kind: "number", number: Number(word) };
  if (/^I[0-9a-f]{40}$/i.test(word)) {
    return { kind: "change-id", changeId: `I${word.slice(1).toLowerCase()}` };
  }
  if (/^https?:\/\//i.test(word)) return readAddress(word);
  return { kind: "blueprint", name: blueprintOfTopic(word) ?? word };
}

/**
 * The host of an address that only its own server or our pages can explain. Null for all else, a tracker's page too: it
 * names a blueprint wherever it stands.
 */
export function hostOf(text: string): string | null {
  const word = text.trim();
  if (!/^https?:\/\//i.test(word) || trackerPage.test(word)) return null;
  return URL.canParse(word) ? new URL(word).hostname : null;
}

function readAddress(address: string): Target {
  const [, kind, last] = ownPage.exec(address) ?? [];
  if (kind === "blueprints" && last !== undefined)
    return { kind: "blueprint", name: decoded(last) };
  const [, tracked] = trackerPage.exec(address) ?? [];
  if (tracked !== undefined) return { kind: "blueprint", name: decoded(tracked) };
  const [, number] = gerritPage.exec(address) ?? shortPage.exec(address) ?? [];
  if (number !== undefined) return { kind: "number", number: Number(number) };
  return { kind: "blueprint", name: address };
}

/** A part of an address as people write it; a broken one as it stands. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
