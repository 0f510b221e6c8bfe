import { ordinal, votePoints } from "#lib/domain/phrases.ts";
import type { ChangeView } from "#lib/flow/explain-change.ts";
import { VerdictBanner } from "./verdict-banner.tsx";

/** The answer for one change; a hold explains itself. */
export function ChangeBanner({ view }: { view: ChangeView }) {
  const { verdict, hold, text, position, inLine } = view;
  const figure =
    position === null ? null : { value: ordinal(position), unit: `of ${inLine} in line` };
  if (hold !== null) {
    return (
      <VerdictBanner tone="hold" glyph="pause" sentence={text} figure={figure}>
        <p>{holdWords(view)}</p>
        <TakeBack view={view} />
      </VerdictBanner>
    );
  }
  const isGood = verdict === "in-slot" || verdict === "exempt" || verdict === "bug";
  return (
    <VerdictBanner
      tone={isGood ? "good" : "plain"}
      glyph={isGood ? "tick" : "clock"}
      sentence={text}
      figure={figure}
    >
      {view.until === null ? null : <p>Until {view.until}.</p>}
      <TakeBack view={view} />
    </VerdictBanner>
  );
}

/** What ends the exemption of a change. */
function TakeBack({ view: { verdict, change } }: { view: ChangeView }) {
  if (verdict !== "exempt") return null;
  return (
    <p>
      To take it back, an operator or core runs:{" "}
      <code>slots exempt {change} --off --reason "…"</code>
    </p>
  );
}

/** A hold that is not wanted any more says by itself when it comes off. */
function holdWords({ hold, until, parts }: ChangeView): string {
  const vote = hold?.vote ?? null;
  const what = vote === null ? "This" : `The ${vote.label} ${votePoints(vote.value)}`;
  const ending = until === null || parts === null ? "" : ` It goes away by itself once ${until}.`;
  return `${what} is a hold, not a review: it says nothing about the code.${ending}`;
}
