import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { Foreign } from "#app/components/foreign.tsx";
import { blueprintOfferWords, changeOfferWords, type OfferWords } from "#lib/domain/offer-words.ts";
import {
  byObstacle,
  offersOnBlueprint,
  offersOnChange,
  whoDecidesInstead,
} from "#lib/domain/offers.ts";
import type { Ask } from "./ask.ts";
import { askOnBlueprint, askOnChange } from "./asks.ts";
import type { Decidable } from "./decide-menu.tsx";
import type { Decider, Deciding } from "./deciding-context.ts";
import styles from "./menu-list.module.css";
import { usePlaceBelow } from "./use-place-below.ts";

type Given = {
  on: Decidable;
  about: string;
  deciding: Deciding;
  opener: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
};

/** Everything that can be decided on it, what can't last and with why; loaded on first use, hence the default export. */
export default function MenuList({ on, about, deciding, opener, onClose }: Given) {
  const menu = useRef<HTMLDivElement>(null);
  // As it was opened, whatever happens meanwhile: nothing moves under a hand, and the dialog tells what is true then.
  const [{ groups, instead }] = useState(() => offeredOn(on, deciding.actor));
  const head = useId();
  usePlaceBelow(menu, opener, onClose);
  useEffect(() => {
    if (instead !== null) menu.current?.focus();
  }, [instead]);
  const close = () => {
    onClose();
    opener.current?.focus();
  };
  return (
    <div
      ref={menu}
      role="menu"
      popover="manual"
      aria-label={`Decide on ${about}`}
      aria-describedby={instead === null ? undefined : head}
      className={styles["menu"]}
      tabIndex={-1}
      onKeyDown={(event) => steer(event, close)}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) onClose();
      }}
    >
      <p className={styles["about"]} aria-hidden="true">
        <Foreign text={about} />
      </p>
      {instead === null ? null : (
        <p id={head} className={styles["instead"]} aria-hidden="true">
          {instead}
        </p>
      )}
      {groups.map(({ obstacle, offers }, place) => (
        <Group key={obstacle} obstacle={offers.length > 1 ? obstacle : null}>
          {offers.map((item, at) => (
            <Item
              key={item.label}
              {...item}
              isAlone={obstacle === null || offers.length === 1}
              isFirst={instead === null && place === 0 && at === 0}
              onChoose={() => {
                onClose();
                deciding.decide(item.ask, opener.current);
              }}
            />
          ))}
        </Group>
      ))}
    </div>
  );
}

type Chosen = OfferWords & { readonly obstacle: string | null; readonly ask: Ask };

/** What is offered by what keeps it; and who decides there, where this person decides nothing. */
function offeredOn(on: Decidable, actor: Decider) {
  const owner = on.owner?.toLowerCase();
  const isOwn = actor.names.some((name) => name.toLowerCase() === owner);
  const instead = whoDecidesInstead(on.kind, actor, { isOwn });
  return { groups: byObstacle(itemsOn(on, actor, isOwn)), instead };
}

function itemsOn(on: Decidable, actor: Decider, isOwn: boolean): readonly Chosen[] {
  if (on.kind === "blueprint") {
    return offersOnBlueprint({ standing: on.standing, isOwn }, actor).map(({ verb, obstacle }) => ({
      ...blueprintOfferWords[verb],
      obstacle,
      ask: askOnBlueprint(verb, on),
    }));
  }
  return offersOnChange({ ...on, isOwn }, actor).map(({ verb, obstacle }) => ({
    ...changeOfferWords[verb],
    obstacle,
    ask: askOnChange(verb, on.change),
  }));
}

/** Items with what keeps all of them, said once above them. */
function Group({ obstacle, children }: { obstacle: string | null; children: ReactNode }) {
  if (obstacle === null) return children;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no group of a menu.
    <div role="group" aria-label={obstacle}>
      <p className={styles["shared"]} aria-hidden="true">
        {obstacle}
      </p>
      {children}
    </div>
  );
}

type ItemGiven = Chosen & {
  /** Nothing above it says what keeps it. */
  isAlone: boolean;
  isFirst: boolean;
  onChoose: () => void;
};

function Item({ label, does, obstacle, isAlone, isFirst, onChoose }: ItemGiven) {
  const own = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isFirst) own.current?.focus();
  }, [isFirst]);
  return (
    <button
      ref={own}
      type="button"
      role="menuitem"
      tabIndex={-1}
      className={styles["item"]}
      aria-disabled={obstacle !== null}
      onClick={obstacle === null ? onChoose : undefined}
    >
      <span className={styles["label"]}>{label}…</span>{" "}
      {isAlone ? <span className={styles["does"]}>{obstacle ?? does}</span> : null}
    </button>
  );
}

/** Arrows, Home and End go through the menu, a letter to what begins with it; Esc and Tab close it. */
function steer(event: KeyboardEvent<HTMLElement>, close: () => void): void {
  const { key, currentTarget } = event;
  // The keys of the page rest while a menu is open.
  event.stopPropagation();
  if (key === "Escape" || key === "Tab") {
    event.preventDefault();
    close();
    return;
  }
  const items = [...currentTarget.querySelectorAll<HTMLElement>("[role=menuitem]")];
  const next = nextOf(items, key);
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

function nextOf(items: readonly HTMLElement[], key: string): HTMLElement | undefined {
  const here = items.findIndex((item) => item.contains(document.activeElement));
  if (key === "ArrowDown") return items[(here + 1) % items.length];
  if (key === "ArrowUp") return items.at(here <= 0 ? -1 : here - 1);
  if (key === "Home") return items[0];
  if (key === "End") return items.at(-1);
  if (!/^\p{L}$/u.test(key)) return undefined;
  const after = [...items.slice(here + 1), ...items.slice(0, here + 1)];
  return after.find(({ textContent }) => textContent.toLowerCase().startsWith(key.toLowerCase()));
}
