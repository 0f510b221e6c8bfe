import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createChange } from "#tests/support/changes.ts";
import { type Nova, setUpNova } from "#tests/support/nova.ts";
import { createProject } from "#tests/support/projects.ts";
import type { ReviewServer } from "#tests/support/review-server.ts";
import { startSandboxServer } from "#tests/support/sandbox-server.ts";
import { answerOf, type PrintedPass, slotsCommand } from "#tests/support/slots-command.ts";

type Written = Record<string, unknown>;

/** The configuration as the rows spoil it. */
export type WrittenConfig = Written & {
  servers: { good: Written; shaky: Written };
  projects: { nova: Written; other: Written };
};

/** A running installation with two projects on a server each, to be spoiled; nothing that is done to it lasts. */
export type Place = {
  readonly server: ReviewServer;
  readonly people: Nova;
  readonly folder: string;
  readonly config: string;
  readonly data: string;
  /** What the command finds in its environment; a row may replace parts of it. */
  readonly settings: Record<string, string>;
  readonly configure: (spoil: (config: WrittenConfig) => void) => Promise<void>;
};

export const novaRepository = "openstack/nova";
export const otherRepository = "openstack/neutron";

/** The installation that every row begins with: both projects started, a change of each on hold. */
export async function openTemplate() {
  const server = await startSandboxServer();
  const people = await setUpNova(server);
  await createProject(server, otherRepository, ["master"]);
  const folder = await mkdtemp(join(tmpdir(), "review-slots-bad-input-"));
  const place = placeAt(server, people, folder);
  await writeFile(place.config, JSON.stringify(configuration(server.url)));
  await startBoth(place);
  return {
    server,
    /** A copy of it, gone at the end of its `await using`. */
    copy: async (): Promise<Place & AsyncDisposable> => {
      const own = await mkdtemp(join(tmpdir(), "review-slots-bad-input-"));
      await cp(folder, own, { recursive: true });
      return {
        ...placeAt(server, people, own),
        [Symbol.asyncDispose]: () => rm(own, { recursive: true, force: true }),
      };
    },
    close: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Work on a blueprint by the first author; all of it but that on cells waits for a slot. */
export function uploadWork(
  { server, people }: Pick<Place, "server" | "people">,
  repository: string,
  blueprint: string,
): Promise<number> {
  const message = `Work on ${blueprint}\n\nImplements: blueprint ${blueprint}\n`;
  return createChange(server, people.authors[0], { repository, message });
}

/** The command in a place; `input` is what stands on its standard input. */
export const slotsIn = ({ settings }: Place, input = "") =>
  slotsCommand(resolve("bin/slots"), settings, input);

function placeAt(server: ReviewServer, people: Nova, folder: string): Place {
  const config = join(folder, "slots.config.yaml");
  const data = join(folder, "data");
  return {
    server,
    people,
    folder,
    config,
    data,
    settings: {
      SLOTS_CONFIG: config,
      SLOTS_DATA: data,
      SLOTS_GERRIT_PASSWORD: people.bot.password,
    },
    configure: async (spoil) => {
      const written = JSON.parse(await readFile(config, "utf8")) as WrittenConfig;
      spoil(written);
      await writeFile(config, JSON.stringify(written));
    },
  };
}

function configuration(url: string): WrittenConfig {
  const password = { env: "SLOTS_GERRIT_PASSWORD" };
  const gerrit = { kind: "gerrit", url, username: "slotbot", password };
  const project = { branches: ["master"], policy: { "slots.count": 1, "slots.debt": 0 } };
  return {
    publicUrl: "https://slots.example.org/",
    servers: { good: gerrit, shaky: { ...gerrit } },
    projects: {
      nova: { ...project, server: "good", repositories: [novaRepository] },
      other: { ...project, server: "shaky", repositories: [otherRepository] },
    },
  };
}

async function startBoth(place: Place): Promise<void> {
  const slots = slotsIn(place);
  const file = join(place.folder, "blueprints.json");
  const known = ["cells", "objects"].map((name) => ({ name, title: name, ...approved }));
  await writeFile(file, JSON.stringify({ blueprints: known }));
  for (const [project, repository] of [
    ["nova", novaRepository],
    ["other", otherRepository],
  ] as const) {
    for (const { name } of known) await uploadWork(place, repository, name);
    await answerOf(slots, "import", file, "--project", project);
    const { id } = await answerOf<PrintedPass>(slots, "plan", "--project", project);
    await answerOf(slots, "approve", id, "--project", project);
  }
  await answerOf(slots, "tick");
}

const approved = { kind: "feature", approved: "2014-06-01" };
