import { nameOf } from "#lib/domain/exemption.ts";
import type { LinkedBy } from "#lib/domain/link.ts";
import type { VerdictCode } from "#lib/domain/verdict.ts";
import { peopleAgainst, visibleHold } from "#lib/domain/visible-hold.ts";
import type { Judged, World } from "#lib/domain/world.ts";
import { lookAtProject } from "./look-at-project.ts";
import type { Needs, Project } from "./needs.ts";

/** One open governed change. */
export type ListedChange = {
  readonly change: number;
  readonly verdict: VerdictCode;
  /** Highest ranked first, then names that nobody knows. */
  readonly blueprints: readonly string[];
  readonly linkedBy: LinkedBy | null;
  /** Whether a hold of ours is on it now. */
  readonly held: boolean;
  readonly owner: string;
  readonly subject: string;
};

const codes: Record<VerdictCode, true> = {
  "not-governed": true,
  "in-slot": true,
  exempt: true,
  "not-proposed": true,
  waiting: true,
  "not-in-backlog": true,
  finished: true,
  "unknown-blueprint": true,
  bug: true,
  unlinked: true,
};

/** Every verdict there is, in the order in which they are tried. */
export const verdictCodes: readonly string[] = Object.keys(codes);

/** `human2`: only those against which a person stands with −2. */
export type ChangeFilter = { readonly verdict?: string; readonly human2?: boolean };

/** Every open change that the project governs, by number. */
export async function listChanges(
  needs: Needs,
  project: Project,
  filter: ChangeFilter = {},
): Promise<readonly ListedChange[]> {
  const { world, judged } = await lookAtProject(needs, project);
  return judged
    .filter(({ verdict }) => verdict.code !== "not-governed")
    .filter(({ verdict }) => filter.verdict === undefined || verdict.code === filter.verdict)
    .filter((one) => filter.human2 !== true || isOpposed(world, one))
    .map((one) => listed(world, one));
}

function isOpposed({ accounts, bot }: World, { followed }: Judged): boolean {
  return peopleAgainst(followed.change, accounts, bot).length > 0;
}

function listed({ accounts, bot }: World, { followed, link, verdict }: Judged): ListedChange {
  const { number, owner, subject } = followed.change;
  const known = link.known.map(({ blueprint }) => blueprint).toSorted((a, b) => a.rank - b.rank);
  return {
    change: number,
    verdict: verdict.code,
    blueprints: [...known.map(({ name }) => name), ...link.unknown],
    linkedBy: link.by,
    held: visibleHold(followed, bot) !== null,
    owner: nameOf(accounts, owner),
    subject,
  };
}
