import { answered, type Registration } from "#bin/frame.ts";
import { misused } from "#bin/trouble.ts";
import type { WantedPlace } from "#lib/domain/command.ts";
import type { Refusal } from "#lib/failure.ts";
import { rankBlueprint } from "#lib/flow/rank-blueprint.ts";
import { reasonOption } from "./reason-option.ts";

/** `slots rank <blueprint> <position|top|bottom|before X|after X> [--reason]` */
export const rankCommand: Registration = (program, frame) => {
  program
    .command("rank")
    .argument("<blueprint>", "its name, in whatever case")
    .argument("<place...>", "a rank from 1, top, bottom, before NAME or after NAME")
    .addOption(reasonOption())
    .description("move a blueprint in the public order of all known ones")
    .action((blueprint: string, words: string[], { reason }: { reason?: string }) =>
      frame.inProject(async ({ services, project, who }) => {
        const place = readPlace(words);
        if (place.kind === "refused") return place;
        const move = { blueprint, place, seen: null };
        return answered(
          await rankBlueprint(services, project, move, { who, reason: reason ?? null }),
          ({ kind: _kind, ...moved }) => ({ project: project.key, ...moved }),
        );
      }),
    );
};

function readPlace([word = "", beside, ...rest]: readonly string[]): WantedPlace | Refusal {
  if (rest.length > 0) return noPlace([word, beside, ...rest].join(" "));
  if (beside !== undefined) {
    const isBeside = word === "before" || word === "after";
    return isBeside ? { kind: word, beside } : noPlace(`${word} ${beside}`);
  }
  if (word === "top" || word === "bottom") return { kind: word };
  return /^\d{1,6}$/.test(word) ? { kind: "rank", rank: Number(word) } : noPlace(word);
}

const noPlace = (words: string) =>
  misused(
    `“${words}” is no place in the order.`,
    "Give a rank from 1, top, bottom, before NAME or after NAME.",
  );
