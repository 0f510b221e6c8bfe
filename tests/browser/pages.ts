import type { World, Worlds } from "./worlds.ts";

/** One kind of page: a new one is one line here, and every check and every picture takes it. */
type PageKind = {
  readonly name: string;
  readonly path: (world: World) => string;
  /** 200, unless it is about something unknown. */
  readonly status?: 404;
  /** With JavaScript it goes on where the page of who reads without it ends. */
  readonly isLonger?: true;
  /** The only world that has such a thing. */
  readonly only?: keyof Worlds;
};

const blueprint = (world: World, name: string) => `/${world.project}/blueprints/${name}`;

/** The focus selects, so that only of a single row the selected one is still so after a walk through the page. */
const selected = ({ project, blueprints: { waiting } }: World) =>
  `/${project}/backlog?q=${waiting}&around=${waiting}`;

/** The change of this verdict, or with this subject. */
const change =
  (kind: string) =>
  ({ project, changes }: World): string => {
    const number = changes[kind];
    if (number === undefined) throw new Error(`${project} has no change of this kind: ${kind}`);
    return `/${project}/changes/${number}`;
  };

const pages: readonly PageKind[] = [
  { name: "root", path: () => "/" },
  { name: "board", path: ({ project }) => `/${project}` },
  { name: "board-whole-line", path: ({ project }) => `/${project}?line=whole` },
  { name: "backlog", path: ({ project }) => `/${project}/backlog`, isLonger: true },
  { name: "backlog-filtered", path: ({ project }) => `/${project}/backlog?kind=debt` },
  { name: "backlog-selected", path: selected },
  { name: "blueprint-in-slot", path: (world) => blueprint(world, world.blueprints.inSlot) },
  { name: "blueprint-waiting", path: (world) => blueprint(world, world.blueprints.waiting) },
  { name: "change-in-slot", path: change("in-slot") },
  { name: "change-waiting", path: change("waiting") },
  { name: "change-not-proposed", path: change("not-proposed") },
  { name: "change-not-in-backlog", path: change("not-in-backlog") },
  { name: "change-unknown-blueprint", path: change("unknown-blueprint") },
  { name: "change-bug", path: change("bug") },
  { name: "change-unlinked", path: change("unlinked") },
  ...["markup", "rightToLeft", "override", "long", "emoji"].map((subject) => ({
    name: `change-${subject}`,
    path: change(subject),
    only: "hostile" as const,
  })),
  { name: "changes", path: ({ project }) => `/${project}/changes` },
  {
    name: "changes-filtered",
    path: ({ project }) => `/${project}/changes?verdict=waiting&held=yes`,
  },
  {
    name: "changes-of-blueprint",
    path: ({ project, blueprints }) => `/${project}/changes?blueprint=${blueprints.inSlot}`,
  },
  { name: "find", path: () => "/find" },
  { name: "find-person", path: ({ person }) => `/find?q=${person}` },
  { name: "find-part", path: () => "/find?q=add" },
  { name: "find-nothing", path: ({ person }) => `/find?q=${person}x` },
  { name: "person", path: ({ project, person }) => `/${project}/people/${person}` },
  { name: "bot-account", path: ({ project }) => `/${project}/people/slotbot` },
  { name: "my-page-unasked", path: () => "/me" },
  { name: "sign-in", path: () => "/sign-in", isLonger: true },
  { name: "access-unasked", path: () => "/me/access" },
  {
    name: "unknown-person",
    path: ({ project }) => `/${project}/people/no-such-person`,
    status: 404,
  },
  { name: "history", path: ({ project }) => `/${project}/history` },
  { name: "history-filtered", path: ({ project }) => `/${project}/history?kind=slots` },
  { name: "history-nothing", path: ({ project }) => `/${project}/history?who=nobody&from=today` },
  { name: "history-entry", path: ({ project }) => `/${project}/history/1` },
  { name: "past-board", path: ({ project, past }) => `/${project}?at=${past}` },
  { name: "past-backlog", path: ({ project, past }) => `/${project}/backlog?at=${past}` },
  { name: "past-not-known", path: ({ project }) => `/${project}?at=2014-07-07` },
  { name: "unknown-entry", path: ({ project }) => `/${project}/history/999999`, status: 404 },
  { name: "bot", path: ({ project }) => `/${project}/bot` },
  { name: "attention", path: ({ project }) => `/${project}/attention` },
  { name: "policy", path: ({ project }) => `/${project}/policy` },
  { name: "import", path: ({ project }) => `/${project}/import` },
  { name: "setup", path: ({ project }) => `/${project}/setup` },
  { name: "help", path: () => "/help" },
  { name: "unknown-project", path: () => "/no-such-project", status: 404 },
  { name: "unknown-blueprint", path: (world) => blueprint(world, "no-such-work"), status: 404 },
  { name: "unknown-change", path: ({ project }) => `/${project}/changes/999999`, status: 404 },
];

/** A page of a world: where it is, and what it is called in a test's name. */
export type Place = {
  readonly name: string;
  readonly in: keyof Worlds;
  readonly path: (world: World) => string;
  readonly status: number;
  readonly isLonger: boolean;
};

/** Every kind of page in each world that has it. */
export const everyPage: readonly Place[] = (["invented", "hostile"] as const).flatMap((world) =>
  pages
    .filter(({ only = world }) => only === world)
    .map(({ name, path, status = 200, isLonger = false }) => {
      return { name, in: world, path, status, isLonger };
    }),
);
