import type { Intent, NewBlueprint } from "#lib/database/store.ts";
import type { Change } from "#lib/domain/change.ts";
import type { StandingHold } from "#lib/domain/hold.ts";

/** An instant of 2014-07: `day(14)` is its 14th, at midnight UTC, and `day(14, 1)` a millisecond later. */
export const day = (number: number, milliseconds = 0): Date =>
  new Date(Date.UTC(2014, 6, number, 0, 0, 0, milliseconds));

/** An open change of openstack/nova that differs from others in what a test says. */
export function seen(number: number, change: Partial<Change> = {}) {
  return {
    change: {
      number,
      repository: "openstack/nova",
      branch: "master",
      changeId: `I${number}`,
      subject: "Add the scheduler library",
      message: "Add the scheduler library\n\nImplements: blueprint scheduler-lib\n",
      status: "NEW",
      topic: null,
      owner: 7,
      isPrivate: false,
      isWip: false,
      patchSet: 1,
      isMergeable: null,
      createdAt: day(1),
      updatedAt: day(2),
      submittedAt: null,
      metaRevId: `meta-${number}`,
      votes: [],
      labels: ["Code-Review", "Verified", "Workflow"],
      attention: [
        { account: 1001, since: new Date("2014-07-12T08:00:00Z"), reason: "reviewer was added" },
      ],
      ...change,
    } satisfies Change,
    earlier: [],
  };
}

export const blueprint = (name: string, other: Partial<NewBlueprint> = {}): NewBlueprint => ({
  name,
  title: `The work on ${name}`,
  kind: "feature",
  approvedAt: day(1),
  spec: null,
  owner: null,
  ...other,
});

/** A hold of ours, placed on the 3rd. */
export const vote: StandingHold & { project: string; verdict: string } = {
  form: "vote",
  label: "Code-Review",
  value: -2,
  patchSet: 1,
  restoredOn: null,
  since: day(3),
  project: "nova",
  verdict: "waiting",
};

/** A lift that is about to be sent without a word. */
export const intent = (change: number, other: Partial<Intent> = {}): Intent => ({
  server: "opendev",
  change,
  project: "nova",
  kind: "lift",
  words: null,
  label: "Code-Review",
  value: 0,
  patchSet: 1,
  metaRevId: `meta-${change}`,
  verdict: "in-slot",
  blueprint: null,
  text: null,
  state: null,
  isFull: false,
  silentSince: null,
  at: day(3),
  attempts: 0,
  failure: null,
  ...other,
});
