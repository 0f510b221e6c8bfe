import { readDuration } from "#lib/domain/duration.ts";
import type { Action } from "#lib/flow/pass-report.ts";
import { createChange } from "./changes.ts";
import { type PassingProject, passingProject } from "./passing-project.ts";
import type { Person } from "./review-server.ts";
import { messagesOf } from "./seen.ts";

/** A started project with one slot, in which an author may fall silent: its clock is the server's too. */
export type SilentProject = PassingProject & {
  /** Moves both clocks by a duration such as 5d. */
  readonly wait: (duration: string) => void;
  /** Makes a pass; what it did, such as "warn 3" and "free inside bumped". */
  readonly acts: () => Promise<readonly string[]>;
  /** Uploads work on a blueprint by an author. */
  readonly upload: (owner: Person, blueprint: string) => Promise<number>;
  /** What the bot said on a change to a silent author. */
  readonly warnings: (change: number) => Promise<readonly string[]>;
};

/** Slot 1 of 1 holds `inside` with one change by the first author; `next` waits with one by the second. */
export async function silentProject(policy: Readonly<Record<string, string>> = {}) {
  const clock = { now: new Date("2014-07-01T09:00:00Z") };
  const stage = await passingProject(
    { "slots.count": "1", "slots.debt": "0", ...policy },
    { clock: () => clock.now },
  );
  const { server, nova } = stage;
  const silent: SilentProject = {
    ...stage,
    wait: (duration) => {
      clock.now = new Date(clock.now.getTime() + (readDuration(duration) ?? Number.NaN));
    },
    acts: async () => (await stage.pass()).actions.map(toWords),
    upload: (owner, blueprint) =>
      createChange(server, owner, {
        repository: nova.repository,
        message: `Work on ${blueprint}\n\nImplements: blueprint ${blueprint}`,
      }),
    warnings: async (change) => {
      const said = await messagesOf(server, change);
      return said.filter(({ message }) => message.includes("A reminder")).map((one) => one.message);
    },
  };
  const [inside, next] = [
    await silent.upload(nova.authors[0], "inside"),
    await silent.upload(nova.authors[1], "next"),
  ];
  await stage.know([{ name: "inside" }, { name: "next" }]);
  await stage.start();
  await stage.pass();
  return { ...silent, inside, next };
}

const toWords = ({ kind, change, blueprint, reason }: Action) =>
  change === undefined ? `${kind} ${blueprint} ${reason.code}` : `${kind} ${change}`;
