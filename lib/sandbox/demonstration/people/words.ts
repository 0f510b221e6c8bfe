/** Objections that an author can't answer the same day: after these he is silent until he has lost his slot. */
export const graveObjections = [
  "Before we go on: does the spec still fit? It was written for a dome with one door.",
  "I would rather see this turned around: let the tray ask the kettle.",
  "This was tried three winters ago and taken out again. What is different now?",
] as const;

/** What authors answer who are back. */
export const returns = [
  "I'm back, and turned it around as you asked.",
  "Sorry for the silence. The spec has a second door now, and so has this.",
  "It took me a while to see why; this patch set says what is different.",
] as const;

export const objections = [
  "What happens when the pot is empty?",
  "Please say in the message why, not only what.",
  "One test more, for the shaded side, and I'm happy.",
  "The name of this option does not say its unit.",
  "Two callers are left that pass the old argument.",
] as const;

export const praise = ["Looks good to me.", "Nice and small.", "Works in my dome.", ""] as const;

export const remarks = [
  "I read half of it; the rest after lunch.",
  "How long does this take with forty kettles?",
  "The comment above the loop is worth its place.",
] as const;

export const farewells = [
  "No time for this one any more; whoever likes may take it up.",
  "Another change does the same with half the lines.",
  "We talked it over and can do without.",
] as const;
