import { conditionLines } from "#bin/condition-text.ts";
import type { Registration } from "#bin/frame.ts";
import { pastText } from "#bin/past-text.ts";
import { table } from "#bin/table.ts";
import { age, dayCount } from "#lib/domain/age.ts";
import { boardSentence, lentSentence } from "#lib/domain/board-words.ts";
import { shown } from "#lib/domain/phrases.ts";
import { type Clock, slotTurnWords } from "#lib/domain/turn-words.ts";
import { missingWords } from "#lib/domain/wording.ts";
import type { ChangeCounts, Waiting } from "#lib/flow/line.ts";
import type { Project } from "#lib/flow/needs.ts";
import { type Board, type BoardSlot, showBoard } from "#lib/flow/show-board.ts";
import { showPast } from "#lib/flow/show-past.ts";
import { unansweredSentence } from "#lib/flow/unanswered-holds.ts";
import type { Services } from "#lib/services.ts";

/** `slots board [--at INSTANT]` */
export const boardCommand: Registration = (program, frame) => {
  program
    .command("board")
    .description("the slots with what is in them, then the line and what each in it lacks")
    .option(
      "--at <instant>",
      "as it was then: a day such as 2014-07-07, or 2014-07-07T14:20 in UTC",
    )
    .action(({ at }: { readonly at?: string }) =>
      frame.inProjects(async ({ services, project }) => {
        if (at !== undefined) return await pastAnswer(services, project, at);
        const board = await showBoard(services, project);
        return { json: board, text: boardText(board) };
      }),
    );
};

async function pastAnswer(services: Services, project: Project, at: string) {
  const past = await showPast(services, project, at);
  return "kind" in past ? past : { json: past, text: pastText(past) };
}

function boardText(board: Board): string {
  const { project, slots, backlog, condition, unanswered, debt, lentSince } = board;
  const answer = boardSentence({ ...board, inLine: backlog.length });
  return [
    `${project}: ${answer}`,
    ...conditionLines(condition),
    ...(unanswered === 0 ? [] : [unansweredSentence(unanswered)]),
    ...(lentSince === null ? [] : [lentSentence(debt, lentSince)]),
    "",
    table([
      ["slot", "", "blueprint", "kind", "", "changes", ""],
      ...slots.map((slot) => slotRow(slot, board.clock)),
    ]),
    ...(backlog.length === 0
      ? []
      : ["", table([lineHead, ...backlog.map((waiting) => lineRow(waiting, condition.now))])]),
  ].join("\n");
}

function slotRow({ number, reserved, closing, blueprint, ...slot }: BoardSlot, clock: Clock) {
  const { kind, since, changes, turn, awayUntil } = slot;
  return [
    String(number).padStart(4),
    closing ? "closing" : reserved ? "debt" : "",
    blueprint === null ? "(empty)" : shown(blueprint),
    kind ?? "",
    since === null ? "" : `day ${dayCount(since, clock.now)}`,
    changes === null ? "" : countWords(changes),
    turn === null ? "" : slotTurnWords(turn, awayUntil, clock),
  ];
}

const lineHead = ["rank", "blueprint", "kind", "changes", "waits", "overtaken", ""];

const lineRow = ({ rank, blueprint, kind, lacks, changes, ...wait }: Waiting, now: Date) => [
  String(rank).padStart(4),
  shown(blueprint),
  kind,
  countWords(changes),
  age(wait.waitingSince, now),
  wait.overtaken === 0 ? "" : String(wait.overtaken),
  lacks.length === 0 ? "ready" : lacks.map(missingWords).join(", "),
];

const countWords = ({ open, merged }: ChangeCounts) =>
  merged === 0 ? `${open} open` : `${open} open, ${merged} merged`;
