import { type Asked, askedOn } from "#lib/domain/attention.ts";
import { keyOf } from "#lib/domain/blueprint.ts";
import type { Win } from "#lib/domain/explain.ts";
import { type WinSteps, winSteps } from "#lib/domain/explain-words.ts";
import { namingLine } from "#lib/domain/link.ts";
import { type HoldMessage, holdLine, holdText } from "#lib/domain/message.ts";
import { speakerFor } from "#lib/domain/sends.ts";
import { blueprintOf } from "#lib/domain/speech.ts";
import type { Judged } from "#lib/domain/world.ts";
import { type LineStrip, stripAround } from "./line-strip.ts";
import type { Sight } from "./look-at-project.ts";

/** What only the page of a change shows. */
export type ChangeDetails = {
  readonly winning: WinSteps | null;
  readonly strip: LineStrip | null;
  /** The line of its commit message that names its blueprint; null where the message does not. */
  readonly namedIn: string | null;
  /** What its commit message names in a form that OpenStack's own hooks miss. */
  readonly warnings: readonly string[];
  /** The words of its hold as the bot writes them today, in full or in one line; null where it said nothing. */
  readonly posted: string | null;
  /** Whom Gerrit asks to look; null where nobody knows. */
  readonly attention: readonly Asked[] | null;
  /** An exemption stands that can be taken back, also where the change needs none for now. */
  readonly isExempt: boolean;
};

type Told = {
  readonly win: Win | null;
  readonly parts: HoldMessage | null;
  /** Its commit message, at the least where that names its blueprint. */
  readonly message: string;
};

/** What only its page shows of a judged change. */
export function changeDetails(
  sight: Sight,
  judged: Judged,
  { win, parts, message }: Told,
): ChangeDetails {
  const { followed, link } = judged;
  const key = keyOf(blueprintOf(judged) ?? "");
  const named = link.by === "message" ? (blueprintOf(judged) ?? link.unknown[0] ?? null) : null;
  return {
    winning: win && winSteps(win),
    strip: stripAround(sight, key),
    namedIn: named === null ? null : namingLine(message, keyOf(named)),
    warnings: followed.references.warnings.map(({ text }) => text),
    posted: parts && postedOn(sight, judged, parts),
    attention: askedOn(followed.change, sight.world.accounts),
    isExempt: followed.exemptions.some(({ endedAt }) => endedAt === null),
  };
}

function postedOn({ project, world }: Sight, judged: Judged, parts: HoldMessage): string | null {
  const { followed, verdict } = judged;
  if (followed.hold === null || followed.told.length === 0) return null;
  if (followed.told.some(({ isFull }) => isFull)) return holdText(parts);
  const speaker = speakerFor(world, { pages: project.pages, occupied: world.tenures.length });
  return holdLine(followed.change.number, verdict, speaker);
}
