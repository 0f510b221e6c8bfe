/** A person's decision that adds holds is carried out after so long, in milliseconds: words are never posted in vain. */
export const undoWindow = 30_000;
