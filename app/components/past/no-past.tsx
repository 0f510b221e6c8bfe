import Link from "next/link";
import { backlogPage, boardPage } from "#app/components/addresses.ts";
import { Notice } from "#app/components/notice.tsx";
import { wholeDay } from "#lib/domain/past-words.ts";
import { timeOf } from "#lib/domain/phrases.ts";
import { inButtons } from "#lib/domain/remedy.ts";
import type { Refusal } from "#lib/failure.ts";

type Given = {
  refusal: Refusal;
  project: string;
  of: "board" | "backlog";
  /** When the first decision was taken. */
  begins: Date | null;
};

const pages = { board: boardPage, backlog: backlogPage } as const;

/** What to do where nothing can be shown of an instant, and the way to the first one of which something is known. */
export function NoPast({ refusal, project, of, begins }: Given) {
  return (
    <Notice tone="plain" glyph="clock" fact={inButtons(refusal.remedy)}>
      {begins === null ? null : (
        <Link href={pages[of](project, { at: begins.toISOString() })} prefetch={false}>
          The first {of} that is known: {wholeDay(begins)}, {timeOf(begins)}
        </Link>
      )}
    </Notice>
  );
}
