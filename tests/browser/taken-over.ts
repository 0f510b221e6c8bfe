/** In a page: whether nothing is being loaded, and React has left its mark on what it looks after. */
export const isTakenOver = () =>
  document.querySelector('[aria-busy="true"]') === null &&
  Object.keys(document.querySelector("main") ?? {}).some((key) => key.startsWith("__react"));
