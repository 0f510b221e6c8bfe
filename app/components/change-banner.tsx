import { placeUnit } from "#lib/domain/board-words.ts";
import { changeOfferWords } from "#lib/domain/offer-words.ts";
import { ordinal, votePoints } from "#lib/domain/phrases.ts";
import type { ChangeView } from "#lib/flow/explain-change.ts";
import { verdictSigns } from "./change-state-cell.tsx";
import { TurnChip } from "./turn-chip.tsx";
import { Rest, VerdictBanner } from "./verdict-banner.tsx";

type Given = { view: ChangeView };

/** The answer for one change; a hold says first that it is none of a review. */
export function ChangeBanner({ view }: Given) {
  const { verdict, hold, lead, text, turn, condition } = view;
  if (hold !== null) {
    return (
      <VerdictBanner
        tone="hold"
        glyph="pause"
        sentence={holdSentence(view)}
        figure={figureOf(view)}
      >
        <p>{text}</p>
        {view.until === null || view.parts === null ? null : (
          <p>It goes away by itself once {view.until}.</p>
        )}
        <TakeBack view={view} />
      </VerdictBanner>
    );
  }
  const isGood = verdict === "in-slot" || verdict === "exempt" || verdict === "bug";
  return (
    <VerdictBanner
      tone={isGood ? "good" : "plain"}
      glyph={verdictSigns[verdict].glyph}
      sentence={lead}
      figure={figureOf(view)}
      mark={
        turn === null ? undefined : <TurnChip of={turn.of} since={turn.since} now={condition.now} />
      }
    >
      <Rest text={text.slice(lead.length).trim()} />
      {view.until === null ? null : <p>Until {view.until}.</p>}
      <TakeBack view={view} />
    </VerdictBanner>
  );
}

function figureOf({ position, ahead, blueprint, inLine }: ChangeView) {
  if (position === null) return null;
  const skipped = ahead.filter((one) => !one.ready && one.blueprint !== blueprint).length;
  return { value: ordinal(position), unit: placeUnit(skipped, inLine) };
}

/** What ends the exemption of a change. */
function TakeBack({ view: { verdict, change } }: Given) {
  if (verdict !== "exempt") return null;
  return (
    <p>
      Whoever may decide it takes it back with “{changeOfferWords["take-back"].label}…”, or with{" "}
      <code>slots exempt {change} --off --reason "…"</code>.
    </p>
  );
}

function holdSentence({ hold }: ChangeView): string {
  const vote = hold?.vote ?? null;
  const what = vote === null ? "This" : `The ${vote.label} ${votePoints(vote.value)}`;
  return `${what} is a hold, not a review: it says nothing about the code.`;
}
