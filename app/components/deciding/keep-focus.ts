/**
 * Gives the focus a place where what has it goes away with what was decided: the heading of the part that it stood in,
 * or the page. Without one the next key begins at the top of the window. Ends where the reader moves on.
 */
export function keepFocus(holder: HTMLElement): void {
  const parts = partsAround(holder);
  const watch = new MutationObserver(() => {
    if (holder.isConnected && document.activeElement === holder) return;
    watch.disconnect();
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (isLost && !holder.isConnected) placeIn(parts)?.focus({ preventScroll: true });
  });
  watch.observe(document.body, { childList: true, subtree: true });
}

/** Where it stands, the nearest first; known only while it still does. */
function partsAround(holder: HTMLElement): readonly Element[] {
  const parts: Element[] = [];
  let part = holder.closest("section");
  while (part !== null) {
    parts.push(part);
    part = part.parentElement?.closest("section") ?? null;
  }
  return parts;
}

function placeIn(parts: readonly Element[]): HTMLElement | null {
  const left = parts.find(({ isConnected }) => isConnected);
  const heading = left?.querySelector<HTMLElement>("h2, h3");
  if (!heading) return document.querySelector<HTMLElement>("main");
  heading.tabIndex = -1;
  return heading;
}
