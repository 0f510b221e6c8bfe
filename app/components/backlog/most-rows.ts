/** No more rows than these are drawn, on however high a screen. */
export const mostRows = 76;

/** Some thirty pages; what comes after them a filter puts on paper. */
export const mostOnPaper = 1_000;
