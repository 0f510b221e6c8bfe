import { type FoundThing, findExact } from "#lib/flow/find-exact.ts";
import { blueprintPage, changePage, personPage } from "./components/addresses.ts";
import { services } from "./services.ts";

/**
 * The address of the only thing that a question means by its form, null where it is to be listed; so too where it
 * can't be looked up, for the page has words for that.
 */
export async function whereTo(asked: URLSearchParams): Promise<string | null> {
  const text = asked.get("q") ?? "";
  if (text.trim() === "" || asked.has("as")) return null;
  try {
    const { projects, ...needs } = services();
    const [thing, ...others] = await findExact(needs, [...projects.values()], text);
    return thing === undefined || others.length > 0 ? null : pageOf(thing);
  } catch {
    return null;
  }
}

/** The page of something that was found. */
export function pageOf(thing: FoundThing): string {
  switch (thing.kind) {
    case "change":
      return changePage(thing.project, thing.number);
    case "blueprint":
      return blueprintPage(thing.project, thing.name);
    case "person":
      return personPage(thing.project, thing.name);
  }
}
