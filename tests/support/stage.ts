import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createChange, type NewChange } from "./changes.ts";
import type { Nova } from "./nova.ts";
import { createProject } from "./projects.ts";
import type { ReviewServer } from "./review-server.ts";
import { answerOf, type PrintedPass, type SlotsRun, slotsHere } from "./slots-command.ts";

/** What a story may ask for besides the usual: other settings, other branches, or a whole part of the configuration. */
export type Setting = {
  readonly branches?: readonly string[];
  readonly policy?: Readonly<Record<string, string | number>>;
  readonly cores?: string;
  /** A second project on the same server, with the repository that it names. */
  readonly otherRepository?: string;
  /** Between two passes of a running service, such as 1s. */
  readonly passEvery?: string;
};

/** One story's place: a server with people, a repository of its own, and an installation of the product beside it. */
export type Stage = {
  readonly server: ReviewServer;
  readonly people: Nova;
  readonly repository: string;
  readonly folder: string;
  /** What the installation reads of its environment. */
  readonly settings: Readonly<Record<string, string>>;
  /** Runs `slots … --json`; never throws on an exit code. */
  readonly slots: (...words: readonly string[]) => Promise<SlotsRun>;
  /** The first answer of a call that must end with 0. */
  readonly ask: <Answer>(...words: readonly string[]) => Promise<Answer>;
  readonly tick: () => Promise<PrintedPass>;
  /** Makes blueprints known, all of them approved features, best rank first. */
  readonly import: (...names: readonly string[]) => Promise<void>;
  /** Shows the first plan, approves it and makes the first pass. */
  readonly start: () => Promise<PrintedPass>;
  readonly close: () => Promise<void>;
};

/** A story in product words. It expects by itself; `repository` must be no other story's. */
export type Story = {
  readonly name: string;
  readonly repository: string;
  readonly setting?: Setting;
  readonly run: (stage: Stage) => Promise<void>;
};

/** Makes the repository on the server (branches master, stable/icehouse, feature/objects), and an installation whose project `nova` governs it. */
export async function openStage(
  server: ReviewServer,
  people: Nova,
  { repository, setting = {} }: Pick<Story, "repository" | "setting">,
): Promise<Stage> {
  await createProject(server, repository, ["master", "stable/icehouse", "feature/objects"]);
  const folder = await mkdtemp(join(tmpdir(), "review-slots-stage-"));
  const config = join(folder, "slots.config.yaml");
  await writeFile(config, JSON.stringify(configuration(server, people, repository, setting)));
  const settings = {
    SLOTS_CONFIG: config,
    SLOTS_DATA: join(folder, "data"),
    SLOTS_GERRIT_PASSWORD: people.bot.password,
  };
  const slots = slotsHere(settings);
  const inNova = setting.otherRepository === undefined ? [] : ["--project", "nova"];
  const ask = <Answer>(...words: readonly string[]) => answerOf<Answer>(slots, ...words);
  return {
    server,
    people,
    repository,
    folder,
    settings,
    slots,
    ask,
    tick: () => ask("tick", ...inNova),
    import: async (...names) => {
      const file = join(folder, "blueprints.json");
      await writeFile(file, JSON.stringify({ blueprints: names.map(approvedFeature) }));
      await ask("import", file, ...inNova);
    },
    start: async () => {
      const { id } = await ask<PrintedPass>("plan", ...inNova);
      await ask("approve", id, ...inNova);
      return await ask("tick", ...inNova);
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Uploads work on a blueprint by the first author, named by its message; `topic` and the rest replace the usual. */
export function uploadWork(
  { server, people, repository }: Stage,
  blueprint: string,
  change: Partial<NewChange> = {},
): Promise<number> {
  return createChange(server, people.authors[0], {
    repository,
    message: `Work on ${blueprint}\n\nImplements: blueprint ${blueprint}\n`,
    ...change,
  });
}

const approvedFeature = (name: string) => ({
  name,
  title: `About ${name}`,
  kind: "feature",
  approved: "2014-06-01",
});

/** JSON is YAML too. */
function configuration(
  { url }: ReviewServer,
  { bot }: Nova,
  repository: string,
  { branches = ["master"], policy = {}, cores = "nova-core", otherRepository, passEvery }: Setting,
): object {
  const project = { server: "gerrit", branches, cores, policy: { ...onlyOneSlot, ...policy } };
  const other =
    otherRepository === undefined ? {} : { other: { ...project, repositories: [otherRepository] } };
  return {
    publicUrl: "https://slots.example.org/",
    contact: "slots-admins@example.org",
    ...(passEvery === undefined ? {} : { passEvery }),
    servers: {
      gerrit: {
        kind: "gerrit",
        url,
        username: bot.username,
        password: { env: "SLOTS_GERRIT_PASSWORD" },
      },
    },
    projects: { nova: { ...project, repositories: [repository] }, ...other },
  };
}

/** The less room there is, the more is held. */
const onlyOneSlot = { "slots.count": 1, "slots.debt": 0 };
