import { blueprintPage, changePage, findPage, personPage } from "#app/components/addresses.ts";

/** Somewhere to go: what it is called, what it is, and its address. */
export type Choice = { readonly text: string; readonly kind: string; readonly to: string };

/** What of the answer of `/api/v1/find` is read here. */
type Thing =
  | { readonly kind: "change"; readonly project: string; readonly number: number }
  | { readonly kind: "blueprint" | "person"; readonly project: string; readonly name: string };
type Found = {
  readonly thing?: Thing;
  readonly things?: readonly Thing[];
  readonly near?: readonly Thing[];
  readonly blueprints?: readonly { project: string; name: string; title: string }[];
  readonly changes?: readonly { project: string; change: number; subject: string }[];
  readonly people?: readonly { project: string; name: string }[];
};

/** So many of each kind are offered; the page of answers has all. */
const most = 6;

/** What the service finds for a question; nothing while it can't be asked. */
export async function suggestionsFor(asked: string, signal: AbortSignal): Promise<Choice[]> {
  try {
    const answer = await fetch(`/api/v1${findPage({ q: asked })}`, { signal });
    if (!answer.ok) return [];
    const { found }: { found: Found } = await answer.json();
    return choicesIn(found);
  } catch {
    return [];
  }
}

function choicesIn(found: Found): Choice[] {
  const things = [found.thing ?? [], found.things ?? [], found.near ?? []].flat();
  return [
    ...things.slice(0, most).map(thingChoice),
    ...(found.blueprints ?? []).slice(0, most).map(({ project, name, title }) => ({
      text: `${name}  ${title.slice(0, 120)}`,
      kind: "blueprint",
      to: blueprintPage(project, name),
    })),
    ...(found.people ?? []).slice(0, most).map(({ project, name }) => ({
      text: name,
      kind: "person",
      to: personPage(project, name),
    })),
    ...(found.changes ?? []).slice(0, most).map(({ project, change, subject }) => ({
      text: `${change}  ${subject.slice(0, 120)}`,
      kind: "change",
      to: changePage(project, change),
    })),
  ];
}

function thingChoice(thing: Thing): Choice {
  switch (thing.kind) {
    case "change":
      return {
        text: `change ${thing.number}`,
        kind: thing.project,
        to: changePage(thing.project, thing.number),
      };
    case "blueprint":
      return { text: thing.name, kind: thing.kind, to: blueprintPage(thing.project, thing.name) };
    case "person":
      return { text: thing.name, kind: thing.kind, to: personPage(thing.project, thing.name) };
  }
}
