import { type Asked, askedOn } from "#lib/domain/attention.ts";
import { keyOf } from "#lib/domain/blueprint.ts";
import type { ChangeStatus } from "#lib/domain/change.ts";
import { type ChangeState, changeStateOf } from "#lib/domain/change-state.ts";
import { nameOf } from "#lib/domain/exemption.ts";
import { turnInSlot, waitingIn } from "#lib/domain/explanation.ts";
import type { LinkedBy } from "#lib/domain/link.ts";
import type { Turn } from "#lib/domain/turn.ts";
import type { VerdictCode } from "#lib/domain/verdict.ts";
import { peopleAgainst, visibleHold } from "#lib/domain/visible-hold.ts";
import type { Judged, World } from "#lib/domain/world.ts";
import { lookAtProject, type Sight } from "./look-at-project.ts";
import type { Needs, Project } from "./needs.ts";

/** One change in a list. */
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
  readonly repository: string;
  readonly status: ChangeStatus;
  /** The number of its slot, or its blueprint's place in line; at most one of the two. */
  readonly slot: number | null;
  readonly position: number | null;
  /** Who must act next, of a change in a slot; null where nobody knows. */
  readonly turn: Turn | null;
  /** The sign under which it stands. */
  readonly state: ChangeState;
  /** Whom Gerrit asks to look; null where nobody knows. */
  readonly attention: readonly Asked[] | null;
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

/** All that is given must fit. Names compare case-insensitively; `human2`: a person stands against it with −2. */
export type ChangeFilter = {
  readonly verdict?: string;
  readonly human2?: boolean;
  readonly held?: boolean;
  readonly blueprint?: string;
  readonly owner?: string;
  /** Of a change in a slot: `author`, `reviewers`, `ci` or `nobody`. */
  readonly turn?: string;
};

/** Every open change that the project governs, by number. */
export async function listChanges(
  needs: Needs,
  project: Project,
  filter: ChangeFilter = {},
): Promise<readonly ListedChange[]> {
  const sight = await lookAtProject(needs, project);
  return governedIn(sight)
    .filter((one) => filter.human2 !== true || isOpposed(sight.world, one))
    .map((one) => listedFrom(sight, one))
    .filter((one) => fits(one, filter));
}

/** Every open change that the project governs. */
export const governedIn = ({ judged }: Sight): readonly Judged[] =>
  judged.filter(({ verdict }) => verdict.code !== "not-governed");

/** Whether a person stands against a change with −2. */
export function isOpposed({ accounts, bot }: World, { followed }: Judged): boolean {
  return peopleAgainst(followed.change, accounts, bot).length > 0;
}

/** Whether a row is one of those that are asked for, as far as the row itself tells. */
export function fits(row: ListedChange, { verdict, held, blueprint, owner, turn }: ChangeFilter) {
  const isOf = (name: string) => row.blueprints.some((one) => keyOf(one) === keyOf(name));
  return (
    (verdict === undefined || row.verdict === verdict) &&
    (held === undefined || row.held === held) &&
    (blueprint === undefined || isOf(blueprint)) &&
    (owner === undefined || row.owner.toLowerCase() === owner.toLowerCase()) &&
    (turn === undefined || row.turn?.of === turn)
  );
}

/** A change as a row. */
export function listedFrom({ world }: Sight, judged: Judged): ListedChange {
  const { followed, link, verdict } = judged;
  const { number, owner, subject, repository, status } = followed.change;
  const known = link.known.map(({ blueprint }) => blueprint).toSorted((a, b) => a.rank - b.rank);
  return {
    change: number,
    verdict: verdict.code,
    blueprints: [...known.map(({ name }) => name), ...link.unknown],
    linkedBy: link.by,
    held: visibleHold(followed, world.bot) !== null,
    owner: nameOf(world.accounts, owner),
    ...{ subject, repository, status },
    slot: verdict.code === "in-slot" ? verdict.slot : null,
    position: waitingIn(verdict)?.position ?? null,
    turn: turnInSlot(world, judged),
    state: changeStateOf(world, followed),
    attention: askedOn(followed.change, world.accounts),
  };
}
