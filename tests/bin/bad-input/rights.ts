import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { coreGroup } from "#tests/support/nova.ts";
import { createProject, grantLabel } from "#tests/support/projects.ts";
import { answerOf, type PrintedPass } from "#tests/support/slots-command.ts";
import { otherRepository, type Place, slotsIn, uploadWork } from "./place.ts";
import type { BadInput } from "./row.ts";

const remedy = "Run slots doctor: it names what to mend.";
const tick = (place: Place) => slotsIn(place)("tick");
/** What the bot believes of its holds, and what it said. */
const holds = ["Hold", "Told", "SentHold"];

/** The second project's server is well, and does not know the bot, the repository or the label, or does not let it vote. */
export const badRights: readonly BadInput[] = [
  {
    input: "a wrong password",
    exitCode: 3,
    says: {
      code: "unread",
      text: "other could not be read: SERVER/ answered 401 (Unauthorized): it does not accept the bot's user name and password. Generate an HTTP password in Gerrit's settings and configure it.",
      remedy,
    },
    spoil: async ({ configure, settings }) => {
      settings["OTHER_PASSWORD"] = "a guess";
      await configure(({ servers }) => {
        servers.shaky["password"] = { env: "OTHER_PASSWORD" };
      });
    },
    call: tick,
  },
  {
    input: "an unknown repository",
    exitCode: 3,
    says: {
      code: "unread",
      text: "other could not be read: The repository openstack/no-such does not exist on the server, or the bot may not read it.",
      remedy,
    },
    spoil: ({ configure }) =>
      configure(({ projects }) => {
        projects.other["repositories"] = ["openstack/no-such"];
      }),
    call: async (place) => {
      await slotsIn(place)("sync");
      return tick(place);
    },
  },
  {
    input: "no permission to vote",
    exitCode: 1,
    says: {
      code: "forbidden",
      text: `SERVER/ answered 403 (Applying label "Code-Review": -2 is restricted): the bot's account lacks the permission for this.`,
      remedy,
    },
    unchanged: holds,
    spoil: governClosedRepository,
    call: tick,
  },
  {
    input: "a label that the server does not know",
    exitCode: 1,
    says: {
      code: "no-such-label",
      text: "Gerrit does not take Review-Slot -2 on change N: the project has no such label or value. (and 1 more)",
      remedy,
    },
    unchanged: holds,
    spoil: startWithUnknownLabel,
    call: tick,
  },
];

async function governClosedRepository(place: Place): Promise<void> {
  const { server, configure } = place;
  const repository = "openstack/closed";
  await createProject(server, repository, ["master"]);
  const everywhere = { ref: "refs/heads/*", label: "Code-Review", group: coreGroup };
  await grantLabel(server, {
    ...everywhere,
    project: repository,
    min: -2,
    max: 2,
    exclusive: true,
  });
  await uploadWork(place, repository, "objects");
  await configure(({ projects }) => {
    projects.other["repositories"] = [repository];
  });
}

/** A project of that name that was never started, so that its label comes from the file. */
async function startWithUnknownLabel(place: Place): Promise<void> {
  await place.configure(({ projects }) => {
    const policy = { "slots.count": 1, "slots.debt": 0, "hold.label": "Review-Slot" };
    const { other, ...rest } = projects;
    Object.assign(projects, rest, { other: undefined, fresh: { ...other, policy } });
  });
  const slots = slotsIn(place);
  const known = { kind: "feature", approved: "2014-06-01" };
  const blueprints = ["cells", "objects"].map((name) => ({ name, title: name, ...known }));
  const file = join(place.folder, "fresh.json");
  await writeFile(file, JSON.stringify({ blueprints }));
  await uploadWork(place, otherRepository, "objects");
  await answerOf(slots, "import", file, "--project", "fresh");
  const { id } = await answerOf<PrintedPass>(slots, "plan", "--project", "fresh");
  await answerOf(slots, "approve", id, "--project", "fresh");
}
