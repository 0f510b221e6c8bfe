import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { type Config, type Environment, loadConfig, person } from "#lib/config.ts";
import { invisibleIn } from "#lib/domain/invisible.ts";
import type { Refusal } from "#lib/failure.ts";
import { formerProject } from "#lib/flow/former-project.ts";
import type { Project } from "#lib/flow/needs.ts";
import type { Services } from "#lib/services.ts";
import type { Answer, Output } from "./output.ts";
import { misused } from "./trouble.ts";
import { waking } from "./wake.ts";

/**
 * To add a command: write `bin/commands/<name>.ts` with one `Registration`, add it to `bin/commands/all.ts`, and
 * give its action one of the frame's ways to run:
 *
 *     export const rankCommand: Registration = (program, frame) => {
 *       program.command("rank").argument("<blueprint>").description("…").action((blueprint) =>
 *         frame.inProject(async ({ services, project, who }) => {
 *           const ranked = await rankBlueprint(services, project, { blueprint, who });
 *           return answered(ranked, ({ from, to }) => ({ blueprint, from, to }));
 *         }),
 *       );
 *     };
 *
 * Whatever the work gives back is printed, as JSON where that is wanted; a refusal and anything thrown become an
 * error with its remedy and the right exit code. Nothing in a command prints, exits or catches by itself.
 */
export type Registration = (program: Command, frame: Frame) => void;

/** What a command has to say: one answer, several, or a refusal. */
export type Outcome = Answer | Refusal | readonly (Answer | Refusal)[];

/** The state and the servers, open for one command. */
export type Opened = {
  readonly services: Services;
  /** Who decides, for the history. */
  readonly who: string;
};
export type InProject = Opened & { readonly project: Project };

/** Where the state is, though nobody has opened it. */
export type Place = {
  readonly config: Config;
  /** The program's own folder. */
  readonly root: string;
  /** Who decides, for the history. */
  readonly who: string;
};

export type Frame = {
  /** Without configuration or state; `print` is for answers that come one by one. */
  alone(work: (print: Output["print"]) => Promise<Outcome>): Promise<void>;
  /** With the configuration and nothing open: for what is done to the state's file itself. */
  inPlace(work: (place: Place) => Promise<Outcome>): Promise<void>;
  /** With the services, whatever the projects; `wanted` is the one that `--project` names, if there is such. */
  inService(
    work: (opened: Opened & { readonly wanted: string | null }) => Promise<Outcome>,
  ): Promise<void>;
  /** With the only project or the one that `--project` names. */
  inProject(work: (opened: InProject) => Promise<Outcome>): Promise<void>;
  /** Likewise; `--project` may also name one that was taken out of the configuration and left votes behind. */
  inProjectOrFormer(work: (opened: InProject) => Promise<Outcome>): Promise<void>;
  /** With each project, or the one that `--project` names; one that fails does not stop the others. */
  inProjects(work: (opened: InProject) => Promise<Outcome>): Promise<void>;
};

type Options = { readonly project?: string; readonly as?: string };

/** The program's own folder, from wherever it is called. */
const root = fileURLToPath(new URL("..", import.meta.url));

/** The frame that all commands run in, with these settings. */
export function createFrame(program: Command, output: Output, environment: Environment): Frame {
  const options = () => program.opts<Options>();
  const whenOpen = opener(options, output, environment);
  const inProjectOr = projectIn(whenOpen);
  return {
    alone: async (work) => printAll(output, await work(output.print)),
    inPlace: async (work) => {
      const who = whoDecides(options().as, environment);
      if (typeof who !== "string") return output.print(who);
      printAll(output, await work({ config: loadConfig(environment), root, who }));
    },
    inService: (work) =>
      whenOpen(async (opened) => {
        const { services, wanted } = opened;
        const found = wanted === null ? [] : wantedProjects(services.projects, wanted);
        return "kind" in found ? found : await work(opened);
      }),
    inProject: (work) => inProjectOr(async () => null, work),
    inProjectOrFormer: (work) =>
      inProjectOr(
        async (services, wanted) =>
          services.projects.has(wanted) ? null : await formerProject(services, wanted),
        work,
      ),
    inProjects: (work) =>
      whenOpen(async ({ services, who, wanted }) => {
        const projects = wantedProjects(services.projects, wanted);
        if ("kind" in projects) return projects;
        const run = (project: Project) => work({ services, who, project });
        for (const project of projects) await printOrFail(output, () => run(project));
        return [];
      }),
  };
}

/** Opens the services for one command, and closes them whatever comes of it. */
const opener =
  (options: () => Options, output: Output, environment: Environment): Frame["inService"] =>
  async (work) => {
    const who = whoDecides(options().as, environment);
    if (typeof who !== "string") return output.print(who);
    const services = await open(environment);
    try {
      const opened = { services, who, wanted: options().project ?? null };
      printAll(output, await work(opened));
    } finally {
      await services.close();
    }
  };

/** Finds the project that is meant; `find` is asked first. */
const projectIn =
  (whenOpen: Frame["inService"]) =>
  (
    find: (services: Services, wanted: string) => Promise<Project | null>,
    work: (opened: InProject) => Promise<Outcome>,
  ) =>
    whenOpen(async ({ services, who, wanted }) => {
      const other = wanted === null ? null : await find(services, wanted);
      const project = other ?? theProject(services.projects, wanted);
      if ("kind" in project) return project;
      return await waking(services, project, () => work({ services, who, project }));
    });

/** What a flow did, with the object that scripts read; a refusal as it is. */
export function answered<Done extends { readonly kind: "done"; readonly text: string }>(
  result: Done | Refusal,
  json: (done: Done) => object,
): Answer | Refusal {
  return result.kind === "refused" ? result : { json: json(result), text: result.text };
}

/** Loaded when a command needs it: `slots --help` opens no database. */
async function open(environment: Environment): Promise<Services> {
  const config = loadConfig(environment);
  const { openServices } = await import("#lib/services.ts");
  return await openServices(config, root);
}

function printAll(output: Output, outcome: Outcome): void {
  for (const one of [outcome].flat()) output.print(one);
}

async function printOrFail(output: Output, work: () => Promise<Outcome>): Promise<void> {
  try {
    printAll(output, await work());
  } catch (error) {
    output.fail(error);
  }
}

function whoDecides(name: string | undefined, environment: Environment): string | Refusal {
  if (name === undefined) return person(environment);
  const unseen = invisibleIn(name);
  if (unseen !== null)
    return misused(`--as has a character that nobody sees, ${unseen}.`, "Leave that out.");
  if (name.length <= 100 && name.trim() !== "") return name;
  return misused("--as takes a name of 1 to 100 characters.", "Write --as with your name.");
}

function theProject(projects: ReadonlyMap<string, Project>, wanted: string | null) {
  const found = wantedProjects(projects, wanted);
  if ("kind" in found) return found;
  const [project] = found;
  if (project !== undefined && found.length === 1) return project;
  return misused("There is more than one project.", oneOf(projects));
}

function wantedProjects(
  projects: ReadonlyMap<string, Project>,
  wanted: string | null,
): readonly Project[] | Refusal {
  if (projects.size === 0) {
    return misused("No project is configured.", "Add one to the configuration, under projects.");
  }
  if (wanted === null) return [...projects.values()];
  const project = projects.get(wanted);
  return project ? [project] : misused(`There is no project "${wanted}".`, oneOf(projects));
}

const oneOf = (projects: ReadonlyMap<string, Project>) =>
  `Name one with --project: ${[...projects.keys()].join(", ")}.`;
