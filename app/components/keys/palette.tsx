import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { findPage } from "#app/components/addresses.ts";
import { Dialog } from "./dialog.tsx";
import type { Page } from "./keys.tsx";
import styles from "./palette.module.css";
import { type Choice, suggestionsFor } from "./suggest.ts";

type Given = {
  /** Pages that no link of the bar leads to. */
  besides: readonly Page[];
  onClose: () => void;
};

/** One box to go anywhere; loaded when it is asked for, hence the default export. */
export default function Palette({ besides, onClose }: Given) {
  const router = useRouter();
  const list = useId();
  const [asked, setAsked] = useState("");
  const [at, setAt] = useState(0);
  const choices = choicesFor(asked, besides, useSuggestions(asked.trim()));
  const chosen = choices[Math.min(at, choices.length - 1)];
  const go = (choice: Choice | undefined) => {
    if (choice === undefined) return;
    onClose();
    router.push(choice.to);
  };
  const steer = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setAt((at + step + choices.length) % choices.length);
  };
  return (
    <Dialog label="Go to" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          go(chosen);
        }}
      >
        <input
          className={styles["field"]}
          role="combobox"
          aria-label="Go to a page, a change, a blueprint or a person"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={chosen && `${list}-${choices.indexOf(chosen)}`}
          placeholder="Page, change, blueprint or person"
          autoComplete="off"
          autoFocus
          maxLength={500}
          value={asked}
          onChange={({ target }) => {
            setAsked(target.value);
            setAt(0);
          }}
          onKeyDown={steer}
        />
      </form>
      <Choices id={list} choices={choices} chosen={chosen} onGo={go} />
    </Dialog>
  );
}

type ChoicesGiven = {
  id: string;
  choices: readonly Choice[];
  chosen: Choice | undefined;
  onGo: (choice: Choice) => void;
};

function Choices({ id, choices, chosen, onGo }: ChoicesGiven) {
  return (
    <div role="listbox" id={id} aria-label="Where to go" className={styles["choices"]}>
      {choices.map((choice, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the focus and the keys
        <div
          key={choice.to}
          role="option"
          id={`${id}-${index}`}
          tabIndex={-1}
          aria-selected={choice === chosen}
          className={styles["choice"]}
          onClick={() => onGo(choice)}
        >
          <bdi>{choice.text}</bdi> <span>{choice.kind}</span>
        </div>
      ))}
    </div>
  );
}

/** The pages of the bar and besides that fit, and whatever else it may be as a question. */
function choicesFor(
  asked: string,
  besides: readonly Page[],
  suggestions: readonly Choice[],
): readonly Choice[] {
  const text = asked.trim().toLowerCase();
  const links = [...document.querySelectorAll<HTMLAnchorElement>("a[data-page]")];
  const linked = links.map(({ textContent, href }) => ({
    text: textContent,
    to: new URL(href).pathname,
  }));
  const pages = new Map(
    [...linked, ...besides].map((page): [string, Choice] => [page.text, { ...page, kind: "page" }]),
  );
  const fitting = [...pages.values()].filter((page) => page.text.toLowerCase().includes(text));
  if (text === "") return fitting;
  const question = { text: asked.trim(), kind: "find", to: findPage({ q: asked.trim() }) };
  return [...suggestions, question, ...fitting].toSorted(
    (a, b) => rankOf(a, text) - rankOf(b, text),
  );
}

/** A page that is called so comes before the question. */
const rankOf = ({ kind, text }: Choice, asked: string): number =>
  kind === "page" && text.toLowerCase().startsWith(asked) ? 0 : 1;

/** The service is asked once somebody has stopped typing for so long. */
const pause = 150;

/** What the service finds; what it found before stays until then. */
function useSuggestions(asked: string): readonly Choice[] {
  const [found, setFound] = useState<readonly Choice[]>([]);
  useEffect(() => {
    const asking = new AbortController();
    const timer = setTimeout(async () => {
      const suggestions = asked === "" ? [] : await suggestionsFor(asked, asking.signal);
      if (!asking.signal.aborted) setFound(suggestions);
    }, pause);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [asked]);
  return found;
}
