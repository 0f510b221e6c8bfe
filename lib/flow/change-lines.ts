import type { ChangeStatus } from "#lib/domain/change.ts";
import { isInProgress } from "#lib/domain/change.ts";
import { nameOf } from "#lib/domain/exemption.ts";
import { visibleHold } from "#lib/domain/visible-hold.ts";
import type { Judged } from "#lib/domain/world.ts";
import type { Sight } from "./look-at-project.ts";

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
};

/** The changes of a blueprint, by number: those that merged since the project was first read, then the open ones. */
export function changeLines(sight: Sight, key: string): ChangeLine[] {
  const own = new Set((sight.survey.own.get(key) ?? []).map(({ change }) => change.number));
  const lines = sight.judged
    .filter(({ followed }) => own.has(followed.change.number))
    .map((judged) => lineFrom(sight, judged))
    .filter(({ status }) => status === "NEW" || status === "MERGED");
  return lines.toSorted((a, b) => order(a) - order(b) || a.change - b.change);
}

const order = ({ status }: ChangeLine) => (status === "MERGED" ? 0 : 1);

function lineFrom({ world }: Sight, { followed, verdict }: Judged): ChangeLine {
  const { change } = followed;
  return {
    change: change.number,
    subject: change.subject,
    owner: nameOf(world.accounts, change.owner),
    status: change.status,
    isWip: isInProgress(change),
    held: visibleHold(followed, world.bot) !== null,
    isExempt: verdict.code === "exempt",
    isMergeable: change.isMergeable,
  };
}
