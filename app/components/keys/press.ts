import { isPageKey, keysSetting, pageKeys } from "#lib/domain/keys.ts";
import { offerKey } from "./page-key.ts";

/** What a key asks for that the page itself can't do. */
export type Wish = "palette" | "key-list";

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "target">;
type Answer = Wish | "done" | null;

/** `g` waits so long for the letter of a page. */
const patience = 1_500;

/** After `/` or Ctrl-K what is typed is meant for the box for so long, though it may only just be coming. */
const typingFor = 1_500;

/** Which box was asked for last, and when; kept from page to page, for one may be put in place of another meanwhile. */
const wanted = { box: "find" as "find" | "palette", at: Number.NEGATIVE_INFINITY };

/** Follows the keys of one page: does what the page has for it, and tells what else is wished for. Null for nothing. */
export function keyFollower(): (pressed: Pressed) => Answer {
  let leadAt = Number.NEGATIVE_INFINITY;
  const single = (key: string): Answer => {
    const isAfterLead = performance.now() - leadAt < patience;
    leadAt = key === "g" ? performance.now() : Number.NEGATIVE_INFINITY;
    if (isAfterLead && isPageKey(key)) return press(`a[data-page="${pageKeys[key]}"]`);
    return offerKey(key) ? "done" : act(key);
  };
  return (pressed) => {
    if (!isPlain(pressed)) return besides(pressed);
    return isForBox(pressed.key) ? toBox() : single(pressed.key);
  };
}

/** A character that comes so soon after a box was asked for. */
const isForBox = (key: string): boolean =>
  key.length === 1 && performance.now() - wanted.at < typingFor;

/** Not taken from the browser it is typed into the field that has the focus now; without one it is nothing at all. */
const toBox = (): Answer => (wanted.box === "find" && focusBox() !== null ? null : "done");

function wish(box: "find" | "palette"): void {
  Object.assign(wanted, { box, at: performance.now() });
}

const unwish = () => Object.assign(wanted, { at: Number.NEGATIVE_INFINITY });

/** A single key that is meant for the page. */
const isPlain = (pressed: Pressed) =>
  !(isChord(pressed) || isInField(pressed.target) || pressed.key === "?" || areOff());

function besides(pressed: Pressed): Answer {
  const { key, altKey, target } = pressed;
  if (isChord(pressed)) return key.toLowerCase() === "k" && !altKey ? openPalette() : null;
  if (isInField(target)) return inField(key);
  return key === "?" ? "key-list" : null;
}

const isChord = ({ ctrlKey, metaKey, altKey }: Pressed) => ctrlKey || metaKey || altKey;

const areOff = () => localStorage.getItem(keysSetting) === "off";

/** Nothing is typed into a box that is ticked. */
const fields = "input:not([type=checkbox]), textarea, select, dialog";

const isInField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest(fields) !== null);

function openPalette(): Wish {
  wish("palette");
  return "palette";
}

function inField(key: string): "done" | null {
  if (key === "Escape" || key === "Tab") unwish();
  return key === "Escape" ? leaveField() : null;
}

function leaveField(): "done" | null {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLElement) || activeElement.closest("dialog")) return null;
  activeElement.blur();
  return "done";
}

function act(key: string): "done" | null {
  switch (key) {
    case "/":
      wish("find");
      return focusBox() ?? press('a[data-page="find"]');
    case "j":
      return step(1);
    case "k":
      return step(-1);
    case "d":
      return pressElement(decideButton());
    case "o":
      return document.activeElement?.matches("[data-open]") ? press(":focus") : null;
    default:
      return /^\d$/.test(key) ? press(`[data-slot="${key === "0" ? 10 : key}"] [data-open]`) : null;
  }
}

/** The page's own before that of the bar. */
const focusBox = () => focusFirst("[data-find-here]") ?? focusFirst("[data-find]");

/** The first of these that can be seen. */
function focusFirst(selector: string): "done" | null {
  const fields = [...document.querySelectorAll<HTMLElement>(selector)];
  const field = fields.find((one) => one.offsetParent !== null);
  field?.focus();
  return field === undefined ? null : "done";
}

/** Of the row in focus; else of what the page is about. */
function decideButton(): HTMLElement | null {
  const row = document.activeElement?.closest("[data-row]");
  return (
    row?.querySelector<HTMLElement>("[data-decide]") ??
    document.querySelector<HTMLElement>("main [data-decide]:not([data-row] *)")
  );
}

const press = (selector: string) => pressElement(document.querySelector<HTMLElement>(selector));

function pressElement(found: HTMLElement | null): "done" | null {
  found?.click();
  return found === null ? null : "done";
}

/** To the next or previous row; from nowhere to the first or the last. */
function step(by: 1 | -1): "done" | null {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")].filter(
    (row) => row.querySelector("[data-open]") !== null,
  );
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[here === -1 ? (by === 1 ? 0 : rows.length - 1) : here + by];
  const link = next?.querySelector<HTMLElement>("[data-open]");
  link?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return link ? "done" : null;
}
