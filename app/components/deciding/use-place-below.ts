import { type RefObject, useEffect, useLayoutEffect } from "react";

/** So far from the edge of the window and from its button, in pixels. */
const gap = 4;
const edge = 12;

/**
 * Shows a popover below the button that opened it, above it where there is more room, and never outside of the window.
 * It goes with its button where the page scrolls, and closes where that is out of sight or somebody presses beside it.
 */
export function usePlaceBelow(
  popover: RefObject<HTMLElement | null>,
  opener: RefObject<HTMLElement | null>,
  onClose: () => void,
): void {
  useLayoutEffect(() => {
    const { current: shown } = popover;
    const { current: button } = opener;
    if (shown === null || button === null) return;
    shown.showPopover();
    place(shown, button.getBoundingClientRect());
  }, [popover, opener]);
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const isIn = ({ target }: Event) =>
      target instanceof Node &&
      (popover.current?.contains(target) || opener.current?.contains(target));
    const close = (event: Event) => {
      if (!isIn(event)) onClose();
    };
    addEventListener("pointerdown", close, { signal });
    const follow = (event: Event) => {
      if (!isIn(event) && !placeAgain(popover.current, opener.current)) onClose();
    };
    addEventListener("scroll", follow, { signal, capture: true });
    addEventListener("resize", onClose, { signal });
    return () => leaving.abort();
  }, [popover, opener, onClose]);
}

/** False where the button can't be seen any more. */
function placeAgain(shown: HTMLElement | null, button: HTMLElement | null): boolean {
  if (shown === null || button === null) return false;
  const box = button.getBoundingClientRect();
  if (box.bottom < 0 || box.top > innerHeight) return false;
  place(shown, box);
  return true;
}

function place(shown: HTMLElement, button: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = shown;
  const left = Math.max(edge, Math.min(button.left, innerWidth - width - edge));
  const below = button.bottom + gap;
  const fits = below + height <= innerHeight - edge || button.top < innerHeight / 2;
  const top = fits ? below : button.top - gap - height;
  shown.style.left = `${left}px`;
  shown.style.top = `${Math.max(edge, top)}px`;
  shown.style.maxHeight = `${Math.max(160, innerHeight - Math.max(edge, top) - edge)}px`;
}
