/** One key or a sequence of keys, and what it does; the same table is the dialog of `?` and a part of the help. */
export type KeyRow = { readonly keys: readonly string[]; readonly does: string };

/** Keys that work on every page. Single ones never fire in a field and can be switched off. */
export const commonKeys: readonly KeyRow[] = [
  { keys: ["/"], does: "find a change, a blueprint or a person" },
  { keys: ["Ctrl", "K"], does: "go to anything" },
  { keys: ["?"], does: "show these keys" },
  { keys: ["j"], does: "next row or card" },
  { keys: ["k"], does: "previous row or card" },
  { keys: ["o"], does: "open it" },
  { keys: ["1", "… 9", "0"], does: "on the board, open slot 1 to 10" },
  {
    keys: ["d"],
    does: "once signed in, decide on the card in focus, or on what the page is about",
  },
  { keys: ["z"], does: "undo what you decided last, for 30 s; later the history does" },
  { keys: ["f"], does: "on the backlog, filter it" },
  { keys: ["Enter"], does: "in its filter, go to the first row that is left; ↓ does too" },
  { keys: ["Home", "End"], does: "on the backlog, first and last row" },
  { keys: ["Esc"], does: "close, leave a field, or clear the filter" },
];

/** Keys of the backlog for who may rank. */
export const rankKeys: readonly KeyRow[] = [
  { keys: ["Shift", "j"], does: "move the row down" },
  { keys: ["Shift", "k"], does: "move it up" },
  { keys: ["Shift", "t"], does: "move it to the top" },
  { keys: ["Shift", "b"], does: "move it to the bottom" },
  { keys: ["#"], does: "move it to a rank" },
  { keys: ["a"], does: "move it before or after another" },
  { keys: ["m"], does: "open its menu" },
  { keys: ["Space"], does: "lift it; arrows move it, Space drops it, Esc puts it back" },
  { keys: ["x"], does: "select it, to move several together" },
  { keys: ["Shift", "x"], does: "select all up to it" },
  { keys: ["z"], does: "undo your last move" },
];
