/**
 * Told on the window of each single key that is meant for the page and not for a field, before the common keys have
 * their turn: a page with keys of its own listens, and prevents what it has taken care of. `detail` is the key.
 */
const pageKey = "review-slots:key";
/** Told before that, for parts of a page that take keys from others. */
const firstKey = "review-slots:first-key";

/** Offers a key to the page; true where the page took it. */
export const offerKey = (key: string): boolean => offer(firstKey, key) || offer(pageKey, key);

const offer = (to: string, key: string): boolean =>
  !dispatchEvent(new CustomEvent(to, { detail: key, cancelable: true }));

/** Hears of keys until the signal; `take` is true for those that the page takes. Who is first takes them from others. */
export function hearKeys(
  take: (key: string) => boolean,
  signal: AbortSignal,
  { isFirst }: { readonly isFirst: boolean } = { isFirst: false },
): void {
  const hear = (event: Event) => {
    if (event instanceof CustomEvent && take(String(event.detail))) event.preventDefault();
  };
  addEventListener(isFirst ? firstKey : pageKey, hear, { signal });
}
