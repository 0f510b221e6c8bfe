import type { ChangeStatus } from "#lib/domain/change.ts";
import { isInProgress } from "#lib/domain/change.ts";
import { type ChangeState, changeStateOf } from "#lib/domain/change-state.ts";
import { isPerson, nameOf } from "#lib/domain/exemption.ts";
import { turnInSlot } from "#lib/domain/explanation.ts";
import type { Turn } from "#lib/domain/turn.ts";
import { visibleHold } from "#lib/domain/visible-hold.ts";
import type { Judged } from "#lib/domain/world.ts";
import { judgedIn, type Sight } from "./look-at-project.ts";

/** One change of a blueprint in a list. */
export type ChangeLine = {
  readonly change: number;
  readonly subject: string;
  readonly owner: string;
  readonly status: ChangeStatus;
  readonly isWip: boolean;
  readonly held: boolean;
  /** Of the change itself: it needs no slot whatever becomes of its blueprint. */
  readonly isExempt: boolean;
  /** Null where the server does not say. */
  readonly isMergeable: boolean | null;
  /** The sign under which it stands among the others. */
  readonly state: ChangeState;
  /** Who must act next, of a change in a slot; null where nobody knows. */
  readonly turn: Turn | null;
  /** The points of our hold where it is a vote. */
  readonly holdPoints: number | null;
  /** What people and CI think of it: of each label the worst vote below 0, else the best. */
  readonly votes: readonly { readonly label: string; readonly value: number }[];
  readonly mergedAt: Date | null;
};

/** The changes of a blueprint, by number: those that merged since the project was first read, then the open ones. */
export function changeLines(sight: Sight, key: string): ChangeLine[] {
  const lines = (sight.survey.own.get(key) ?? [])
    .flatMap(({ change }) => judgedIn(sight, change.number) ?? [])
    .map((judged) => lineFrom(sight, judged))
    .filter(({ status }) => status === "NEW" || status === "MERGED");
  return lines.toSorted((a, b) => order(a) - order(b) || a.change - b.change);
}

const order = ({ status }: ChangeLine) => (status === "MERGED" ? 0 : 1);

function lineFrom({ world }: Sight, judged: Judged): ChangeLine {
  const { followed, verdict } = judged;
  const { change } = followed;
  const hold = visibleHold(followed, world.bot);
  return {
    change: change.number,
    subject: change.subject,
    owner: nameOf(world.accounts, change.owner),
    status: change.status,
    isWip: isInProgress(change),
    held: hold !== null,
    isExempt: verdict.code === "exempt",
    isMergeable: change.isMergeable,
    state: changeStateOf(world, followed),
    turn: turnInSlot(world, judged),
    holdPoints: hold?.vote?.value ?? null,
    votes: opinionsOn(change, world),
    mergedAt: change.status === "MERGED" ? (change.submittedAt ?? change.updatedAt) : null,
  };
}

/** Ours is no opinion, nor is that of another program but CI. */
function opinionsOn({ votes }: Judged["followed"]["change"], { accounts, policy }: Sight["world"]) {
  const ci = policy.values["ready.ciLabel"];
  const counted = votes.filter((vote) => vote.label === ci || isPerson(accounts, vote));
  return [...new Set(["Code-Review", ci])].flatMap((label) => {
    const values = counted.filter((vote) => vote.label === label).map(({ value }) => value);
    const worst = Math.min(...values);
    return values.length === 0 ? [] : [{ label, value: worst < 0 ? worst : Math.max(...values) }];
  });
}
