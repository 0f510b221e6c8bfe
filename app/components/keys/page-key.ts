/**
 * Told on the window of each single key that is meant for the page and not for a field, before the common keys have
 * their turn: a page with keys of its own listens, and prevents what it has taken care of. `detail` is the key.
 */
const pageKey = "review-slots:key";

/** Offers a key to the page; true where the page took it. */
export const offerKey = (key: string): boolean =>
  !dispatchEvent(new CustomEvent(pageKey, { detail: key, cancelable: true }));

/** Hears of keys until the signal; `take` is true for those that the page takes. */
export function hearKeys(take: (key: string) => boolean, signal: AbortSignal): void {
  const hear = (event: Event) => {
    if (event instanceof CustomEvent && take(String(event.detail))) event.preventDefault();
  };
  addEventListener(pageKey, hear, { signal });
}
