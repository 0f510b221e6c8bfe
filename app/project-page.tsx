import type { ReactNode } from "react";
import type { Refusal } from "#lib/failure.ts";
import type { Project } from "#lib/flow/needs.ts";
import { Unknown } from "./components/unknown.tsx";
import { readably } from "./readably.tsx";
import { named, projectIn } from "./services.ts";
import { snapshotOf } from "./snapshot-of.ts";

type Address = Readonly<Record<string, string>>;
type Search = Readonly<Record<string, string | string[] | undefined>>;

/** What a page of a project is asked with: the parts of its address as people write them, and its parameters. */
export type Asked = {
  readonly project: Project;
  readonly address: Address;
  /** Of a parameter that is given twice the first. */
  readonly search: Readonly<Record<string, string>>;
};

/** A page about one project, or the page that says what is not known. */
export function projectPage(page: (asked: Asked) => Promise<ReactNode | Refusal>) {
  return readably(async (given: { params: Promise<Address>; searchParams: Promise<Search> }) => {
    const params = await given.params;
    const project = projectIn(named(params["project"] ?? ""));
    if ("kind" in project) return <Unknown refusal={project} />;
    await snapshotOf(project);
    const address = Object.fromEntries(
      Object.entries(params).map(([part, text]) => [part, named(text)]),
    );
    const built = await page({ project, address, search: firstOf(await given.searchParams) });
    return isRefusal(built) ? <Unknown refusal={built} project={project.key} /> : built;
  });
}

/** The parameters of an address; of one that is given twice the first. */
export function firstOf(search: Search): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(search).flatMap(([key, value]) => {
      const [first] = [value].flat();
      return first === undefined ? [] : [[key, first]];
    }),
  );
}

const isRefusal = (built: ReactNode | Refusal): built is Refusal =>
  typeof built === "object" && built !== null && "kind" in built && built.kind === "refused";
