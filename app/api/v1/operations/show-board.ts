import { z } from "zod";
import { inProject, isRefusal, operation } from "#app/api/frame/operation.ts";
import {
  changeCounts,
  inProjectParams,
  instant,
  instantOrNull,
  kind,
  snapshot,
} from "#app/api/v1/schemas/basics.ts";
import { condition, conditionOf } from "#app/api/v1/schemas/condition.ts";
import {
  lookBack,
  pastOf,
  pastRow,
  pastRowOf,
  pastShape,
  pastSlot,
  pastSlotOf,
} from "#app/api/v1/schemas/past.ts";
import { slotTurn, slotTurnOf } from "#app/api/v1/schemas/turn.ts";
import { waiting, waitingOf } from "#app/api/v1/schemas/waiting.ts";
import type { Needs, Project } from "#lib/flow/needs.ts";
import { type BoardSlot, showBoard } from "#lib/flow/show-board.ts";
import { showPast } from "#lib/flow/show-past.ts";

const content = z
  .object({
    name: z.string(),
    title: z.string(),
    kind,
    owner: z.string().nullable(),
    rank: z.int(),
    since: instant,
    changes: changeCounts,
    turn: slotTurn.nullable(),
    awayUntil: instant
      .nullable()
      .meta({ description: "Until then its author is away; null where nobody said so." }),
  })
  .meta({ id: "SlotContent" });

const slot = z
  .object({
    number: z.int(),
    reserved: z.boolean().meta({ description: "Kept for debt." }),
    closing: z
      .boolean()
      .meta({ description: "The number of slots was lowered; it is not filled again." }),
    blueprint: content.nullable().meta({ description: "Null while the slot is empty." }),
  })
  .meta({ id: "Slot" });

const counts = {
  count: z.int().meta({ description: "Slots by the policy." }),
  occupied: z.int(),
  debt: z.int().meta({ description: "Slots reserved for debt." }),
  inLine: z.int(),
};
const lineOf = <Row extends z.ZodType>(row: Row) =>
  z.array(row).meta({ description: "The first 50 who wait for a slot; the backlog has them all." });

const board = z
  .object({
    snapshot,
    project: z.string(),
    ...counts,
    lentSince: instant
      .nullable()
      .meta({ description: "Since when that reservation is lent; null while it is kept." }),
    slots: z.array(slot),
    line: lineOf(waiting),
    ready: z.int().meta({ description: "How many in line are ready." }),
    verdicts: z
      .record(z.string(), z.int())
      .meta({ description: "Open governed changes by their verdict." }),
    held: z.int().meta({ description: "Changes with a hold of ours." }),
    unanswered: z.int().meta({ description: "New holds that wait for a person's word." }),
    condition,
  })
  .meta({ id: "Board" });

const pastBoard = z
  .object({ ...pastShape, ...counts, slots: z.array(pastSlot), line: lineOf(pastRow) })
  .meta({ id: "PastBoard" });

/** What is under review and what waits, now or at an instant. */
export const showBoardOperation = operation({
  id: "showBoard",
  path: "/projects/{project}/board",
  summary: "The slots with what is in them, and the line",
  description: "With `at` as it was then, as far as decisions tell (PastBoard).",
  params: inProjectParams,
  query: z.object({ at: lookBack }),
  answer: z.union([board, pastBoard]),
  read: inProject(async ({ needs, project, query: { at } }) =>
    at === undefined ? boardNow(needs, project) : boardThen(needs, project, at),
  ),
});

async function boardNow(needs: Needs, project: Project) {
  const now = await showBoard(needs, project);
  const { count, occupied, debt, ready, verdicts, held, unanswered } = now;
  return {
    project: project.key,
    ...{ count, occupied, debt, ready, verdicts, held, unanswered },
    lentSince: instantOrNull(now.lentSince),
    slots: now.slots.map(slotOf),
    inLine: now.backlog.length,
    line: now.backlog.slice(0, 50).map(waitingOf),
    condition: conditionOf(now.condition),
  };
}

async function boardThen(needs: Needs, project: Project, at: string) {
  const past = await showPast(needs, project, at);
  if (isRefusal(past)) return past;
  const { count, occupied, debt, inLine, order } = past;
  const line = order.filter(({ place }) => place.kind === "in-line");
  return {
    ...pastOf(past),
    ...{ count, occupied, debt, inLine },
    slots: past.slots.map(pastSlotOf),
    line: line.slice(0, 50).map(pastRowOf),
  };
}

function slotOf({ number, reserved, closing, ...rest }: BoardSlot): z.input<typeof slot> {
  return { number, reserved, closing: closing === true, blueprint: contentOf(rest) };
}

function contentOf(rest: Omit<BoardSlot, "number" | "reserved">): z.input<typeof content> | null {
  const { blueprint: name, kind, since, title, owner, rank, changes, turn, awayUntil } = rest;
  if (name === null || kind === null || since === null || title === null) return null;
  if (rank === null || changes === null) return null;
  return {
    ...{ name, title, kind, owner, rank, changes },
    since: since.toISOString(),
    turn: turn && slotTurnOf(turn),
    awayUntil: instantOrNull(awayUntil),
  };
}
