import { signInPage } from "#app/components/addresses.ts";
import buttons from "#app/components/field.module.css";
import { Glyph, type GlyphName } from "#app/components/glyph.tsx";
import type { Ask } from "./ask.ts";
import type { Deciding } from "./deciding-context.ts";
import { keepAsk } from "./kept-typed.ts";
import type { Unsent } from "./send.ts";
import styles from "./trouble.module.css";
import { unsentWords } from "./unsent-words.ts";

type Given = {
  unsent: Unsent;
  ask: Ask;
  deciding: Deciding;
  /** Only what was not decided can be asked again without a thought. */
  onAgain?: () => void;
};

/** Why it can't be, or was not, decided, and what would help. What was typed stays. */
export function Trouble({ unsent, ask, deciding, onAgain }: Given) {
  const { fact, more, glyph } = wordsFor(unsent, onAgain !== undefined);
  return (
    <div className={`${styles["trouble"]} ${styles[toneOf(unsent)]}`} role="alert">
      <Glyph name={glyph} />
      <div>
        <p>
          <strong>{fact}</strong> {more}
        </p>
        {unsent.kind === "signed-out" ? (
          <p>
            What you typed is kept in this tab.{" "}
            <a
              href={signInPage(location.pathname + location.search)}
              onClick={() => keepAsk(deciding.project, ask)}
            >
              Sign in
            </a>{" "}
            and this opens again.
          </p>
        ) : null}
        {onAgain !== undefined && (unsent.kind === "offline" || unsent.kind === "too-many") ? (
          <button type="button" className={buttons["button"]} onClick={onAgain}>
            Try again
          </button>
        ) : null}
      </div>
    </div>
  );
}

type Words = { readonly fact: string; readonly more: string; readonly glyph: GlyphName };

/** `isPreview`: nothing was to be decided yet, so nothing can have been. */
function wordsFor(unsent: Unsent, isPreview: boolean): Words {
  switch (unsent.kind) {
    case "offline":
      return isPreview
        ? { fact: "The service does not answer.", more: "Nothing was decided.", glyph: "cross" }
        : { fact: "Nobody answered.", more: unsentWords(unsent), glyph: "cross" };
    case "too-many":
      return { fact: "Not yet.", more: unsentWords(unsent), glyph: "clock" };
    case "refused":
    case "signed-out":
    case "not-allowed":
      return { fact: unsent.detail, more: unsent.remedy, glyph: "cross" };
  }
}

const toneOf = ({ kind }: Unsent): "plain" | "stop" =>
  kind === "refused" || kind === "not-allowed" || kind === "too-many" ? "plain" : "stop";
