import { signInPage } from "#app/components/addresses.ts";
import { brief, Name } from "#app/components/foreign.tsx";
import { Glyph } from "#app/components/glyph.tsx";
import { age } from "#lib/domain/age.ts";
import { counted } from "#lib/domain/phrases.ts";
import { keptMoves } from "./kept-moves.ts";
import type { OwnMove, ToldMove, Trouble } from "./queue.ts";
import styles from "./ranking.module.css";

type Given = {
  project: string;
  trouble: Trouble;
  held: readonly OwnMove[];
  onAgain: () => void;
  onLetBe: () => void;
  onShow: (moves: readonly ToldMove[]) => void;
};

/** Why moves are not done, and what can be done with them. Nothing of them is lost until their maker says so. */
export function TroubleBanner({ project, trouble, held, ...does }: Given) {
  const { fact, what } = wordsFor(trouble, held);
  return (
    <section className={styles["trouble"]} role="alert">
      <Glyph name="triangle" />
      <p>
        <strong>{fact}</strong> {what}
      </p>
      <div>
        <button type="button" className={styles["button"]} onClick={does.onLetBe}>
          Leave it
        </button>
        {trouble.kind === "overtaken" && trouble.moves.length > 0 ? (
          <button
            type="button"
            className={styles["button"]}
            onClick={() => does.onShow(trouble.moves)}
          >
            Show what changed
          </button>
        ) : null}
        {trouble.kind === "signed-out" ? (
          <a
            className={styles["primary"]}
            href={signInPage(`${location.pathname}${location.search}`)}
            onClick={() => keptMoves.keep(project, held)}
          >
            Sign in
          </a>
        ) : (
          <button type="button" className={styles["primary"]} onClick={does.onAgain}>
            Move again
          </button>
        )}
      </div>
    </section>
  );
}

function wordsFor(trouble: Trouble, held: readonly OwnMove[]) {
  const moved = <Moved held={held} />;
  switch (trouble.kind) {
    case "overtaken":
      return {
        fact: "Your move was not applied.",
        what: (
          <>
            {whoChanged(trouble.moves)}, before your move of {moved} arrived. What you see is the
            order now.
          </>
        ),
      };
    case "reason":
    case "refused":
      return {
        fact: "Your move was not applied.",
        what: `${trouble.detail} ${trouble.remedy}`,
      };
    case "signed-out":
      return {
        fact: "You are signed out.",
        what: <>Your move of {moved} was not applied. It is kept, and you come back to here.</>,
      };
    case "lost":
      return {
        fact: "The service does not answer.",
        what: (
          <>
            Whether your move of {moved} arrived is not known. It is kept here, and is never done
            twice.
          </>
        ),
      };
    case "kept":
      return {
        fact: "You are signed in again.",
        what: <>Your move of {moved} is not applied yet.</>,
      };
  }
}

function whoChanged(moves: readonly ToldMove[]) {
  const last = moves.reduce<ToldMove | null>(
    (latest, move) => (latest === null || move.at > latest.at ? move : latest),
    null,
  );
  if (last === null) return "Somebody changed the order";
  const now = new Date();
  const at = new Date(Math.min(now.getTime(), Date.parse(last.at)));
  const ago = `${age(at, now)} ago`;
  if (moves.length > 1) {
    return (
      <>
        {counted(moves.length, "move")} came first, the last by <bdi>{last.who}</bdi> {ago}
      </>
    );
  }
  return (
    <>
      {ago} <bdi>{last.who}</bdi> moved <Name text={last.blueprint} /> from {last.from} to {last.to}
    </>
  );
}

function Moved({ held }: { held: readonly OwnMove[] }) {
  const [first] = held;
  const [name = ""] = first?.names ?? [];
  const others = new Set(held.flatMap(({ names }) => names)).size - 1;
  return (
    <>
      <Name text={brief(name)} />
      {others > 0 ? ` and ${others} more` : null}
    </>
  );
}
