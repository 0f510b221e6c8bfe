import type { z } from "zod";
import { isRefusal } from "#app/api/frame/operation.ts";
import type { Deciding } from "#app/api/frame/writing.ts";
import { carriedOutBody, type decided, previewBody } from "#app/api/v1/schemas/decisions.ts";
import type { Quick } from "#lib/domain/command.ts";
import type { Refusal } from "#lib/failure.ts";
import { carryOut, foresee } from "#lib/flow/carry-out.ts";

/** Who wants something decided where, with what every decision may be sent with. */
export type CommandAsked = Pick<Deciding<z.ZodObject, z.ZodObject>, "needs" | "project" | "by"> & {
  readonly body: {
    readonly reason?: string | undefined;
    readonly preview?: boolean | undefined;
  };
};

/** Carries out the command that somebody sent, or tells what would follow where they ask for that. */
export async function decideCommand(
  { needs, project, body, by }: CommandAsked,
  command: Quick,
  reason = body.reason ?? null,
): Promise<Omit<z.input<typeof decided>, "snapshot"> | Refusal> {
  const decider = { actor: by, reason };
  if (body.preview === true) {
    const preview = await foresee(needs, project, command, decider);
    return isRefusal(preview) ? preview : previewBody(preview);
  }
  const done = await carryOut(needs, project, command, decider);
  return isRefusal(done) ? done : carriedOutBody(done);
}
