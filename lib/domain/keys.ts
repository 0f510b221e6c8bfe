/** After `g`, the letter of a page. Gerrit's own keys mean the same there. */
export const pageKeys = {
  b: "board",
  l: "backlog",
  f: "find",
  m: "mine",
  o: "bot",
  a: "attention",
  h: "history",
  p: "policy",
} as const;

/** Whether this letter leads to a page. */
export const isPageKey = (letter: string): letter is keyof typeof pageKeys =>
  Object.hasOwn(pageKeys, letter);

/** Where this browser keeps that single keys are off. */
export const keysSetting = "review-slots.keys";
