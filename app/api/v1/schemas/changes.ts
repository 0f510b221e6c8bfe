import { z } from "zod";
import type { Turn } from "#lib/domain/turn.ts";
import type { VisibleHold } from "#lib/domain/visible-hold.ts";
import type { ChangeLine } from "#lib/flow/change-lines.ts";
import type { ListedChange } from "#lib/flow/list-changes.ts";
import { instant, instantOf } from "./basics.ts";
import { turnCode } from "./turn.ts";

export const verdict = z
  .enum([
    "in-slot",
    "exempt",
    "not-proposed",
    "waiting",
    "not-in-backlog",
    "finished",
    "unknown-blueprint",
    "bug",
    "unlinked",
    "not-governed",
  ])
  .meta({ id: "Verdict", description: "one of the codes of a change's verdict" });

export const changeStatus = z.enum(["NEW", "MERGED", "ABANDONED", "GONE"]).meta({
  id: "ChangeStatus",
});

export const linkedBy = z.enum(["message", "topic", "dropped"]).meta({
  id: "LinkedBy",
  description: "Where its blueprints were found; dropped: only an earlier one named them.",
});

export const changeTurn = z
  .object({ of: z.enum(["author", "reviewers", "ci", "nobody"]), since: instant, why: turnCode })
  .meta({ id: "ChangeTurn", description: "Who must act next on a change in a slot." });

export const changeTurnOf = ({ of, since, why }: Turn): z.input<typeof changeTurn> => ({
  ...{ of, why },
  since: instantOf(since),
});

const asked = z
  .object({ who: z.string(), since: instant, reason: z.string() })
  .meta({ id: "Asked" });

export const listedChange = z
  .object({
    change: z.int().meta({ description: "Its number in Gerrit." }),
    subject: z.string(),
    owner: z.string(),
    status: changeStatus,
    verdict,
    blueprints: z
      .array(z.string())
      .meta({ description: "Highest ranked first, then names that nobody knows." }),
    linkedBy: linkedBy.nullable(),
    held: z.boolean().meta({ description: "Whether a hold of ours is on it now." }),
    slot: z.int().nullable(),
    position: z.int().nullable().meta({ description: "Its blueprint's place in line." }),
    turn: changeTurn.nullable().meta({ description: "Null where nobody knows." }),
    attention: z
      .array(asked)
      .nullable()
      .meta({ description: "Whom Gerrit asks to look; null where nobody knows." }),
  })
  .meta({ id: "ListedChange" });

export const listedChangeOf = (one: ListedChange): z.input<typeof listedChange> => ({
  change: one.change,
  subject: one.subject,
  owner: one.owner,
  status: one.status,
  verdict: one.verdict,
  blueprints: [...one.blueprints],
  linkedBy: one.linkedBy,
  held: one.held,
  slot: one.slot,
  position: one.position,
  turn: one.turn && changeTurnOf(one.turn),
  attention: one.attention?.map((who) => ({ ...who, since: instantOf(who.since) })) ?? null,
});

export const changeLine = z
  .object({
    change: z.int(),
    subject: z.string(),
    owner: z.string(),
    status: changeStatus,
    state: z.enum([
      "merged",
      "abandoned",
      "held",
      "wip",
      "approved",
      "ci-failed",
      "conflict",
      "author",
      "ci",
      "reviewers",
      "open",
    ]),
    wip: z.boolean(),
    held: z.boolean(),
    exempt: z.boolean(),
    mergeable: z.boolean().nullable().meta({ description: "Null where the server does not say." }),
  })
  .meta({ id: "ChangeLine", description: "A change of a blueprint." });

export const changeLineOf = (line: ChangeLine): z.input<typeof changeLine> => ({
  ...{ change: line.change, subject: line.subject, owner: line.owner, status: line.status },
  state: line.state,
  wip: line.isWip,
  held: line.held,
  exempt: line.isExempt,
  mergeable: line.isMergeable,
});

export const hold = z
  .object({
    vote: z
      .object({ label: z.string(), value: z.int() })
      .nullable()
      .meta({ description: "Null for a hold that is in words only." }),
    since: instant,
  })
  .meta({ id: "Hold" });

export const holdOf = ({ vote, since }: VisibleHold): z.input<typeof hold> => ({
  vote: vote && { label: vote.label, value: vote.value },
  since: instantOf(since),
});
