/** The address as it stands above the page. */
export const writtenAddress = (): string => `${location.pathname}${location.search}`;

/**
 * Writes an address over that of this entry of the browser's history, or as an entry of its own, without a word to
 * Next. What Next hears of it takes for another page: the next refresh would ask the server twice, and scroll to the
 * top with the second answer.
 */
export function writeAddress(how: "push" | "replace", address: string, kept: object = {}): void {
  const state = { ...history.state, ...kept };
  // Next puts functions of its own on the history; these are the browser's.
  const { pushState, replaceState } = History.prototype;
  (how === "push" ? pushState : replaceState).call(history, state, "", address);
}

/**
 * Lets Next know for which address the page was sent, and leaves the one that is written where it is: after a way back
 * Next takes the page for that of the address as it was left.
 */
export function tellNext(address: string): void {
  const { state } = history;
  const left = writtenAddress();
  history.replaceState({}, "", address);
  History.prototype.replaceState.call(history, state, "", left);
}
