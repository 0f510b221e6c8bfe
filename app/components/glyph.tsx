import styles from "./glyph.module.css";

/** Drawn on a grid of 16 with a stroke of 1.6; always beside a word, so hidden from screen readers. */
const paths = {
  tick: "M3.5 8.5l3 3 6-7",
  triangle: "M8 2.8l6 10.4H2zM8 6.8v3M8 11.6v.1",
  cross: "M4 4l8 8M12 4l-8 8",
  clock: "M8 2.2a5.8 5.8 0 1 0 0 11.6a5.8 5.8 0 0 0 0-11.6M8 5v3.2l2 1.6",
  pause: "M8 2.2a5.8 5.8 0 1 0 0 11.6a5.8 5.8 0 0 0 0-11.6M6.6 5.8v4.4M9.4 5.8v4.4",
  person:
    "M8 2.6a2.6 2.6 0 1 0 0 5.2a2.6 2.6 0 0 0 0-5.2M3 13.6c.4-2.6 2.4-3.8 5-3.8s4.6 1.2 5 3.8",
  minus: "M3.5 8h9",
  glass: "M7 2.8a4.2 4.2 0 1 0 0 8.4a4.2 4.2 0 0 0 0-8.4M10.2 10.2l3.3 3.3",
  down: "M4 6.2l4 4 4-4",
  eye: "M1.6 8s2.4-4.2 6.4-4.2S14.4 8 14.4 8s-2.4 4.2-6.4 4.2S1.6 8 1.6 8M8 6.3a1.7 1.7 0 1 0 0 3.4a1.7 1.7 0 0 0 0-3.4",
  terminal: "M2.5 3.5h11v9h-11zM5 6.5l2 1.6-2 1.6M8.5 10h2.5",
  question:
    "M8 2.2a5.8 5.8 0 1 0 0 11.6a5.8 5.8 0 0 0 0-11.6M6.3 6.4a1.7 1.7 0 1 1 2.4 1.6c-.5.3-.7.6-.7 1.1M8 11v.1",
  lent: "M2.5 6h9M9 3.2L11.8 6M13.5 10h-9M7 12.8L4.2 10",
  outward: "M6.5 3.5h-3v9h9v-3M9 3h4v4M13 3L7.5 8.5",
  chevron: "M6 3.5l4.5 4.5-4.5 4.5",
  circle: "M8 2.8a5.2 5.2 0 1 0 0 10.4a5.2 5.2 0 0 0 0-10.4",
  merged: "M3 3h10v10H3z",
  lock: "M4 7.2h8v6H4zM5.6 7.2V5a2.4 2.4 0 0 1 4.8 0v2.2",
  up: "M4 9.8l4-4 4 4",
  dots: "M6 3.6v.1M6 8v.1M6 12.4v.1M10 3.6v.1M10 8v.1M10 12.4v.1",
  flask: "M6.2 2.5h3.6M7 2.5v4l-3.6 6.2a.6.6 0 0 0 .5.9h8.2a.6.6 0 0 0 .5-.9L9 6.5v-4M5.2 10h5.6",
} as const;

export type GlyphName = keyof typeof paths;

export function Glyph({ name }: { name: GlyphName }) {
  return (
    <svg className={styles["glyph"]} viewBox="0 0 16 16" aria-hidden="true">
      <path className={name === "merged" ? styles["solid"] : undefined} d={paths[name]} />
    </svg>
  );
}
