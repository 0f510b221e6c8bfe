/** Rows as aligned columns, two spaces apart; the last column is not padded. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Words that others wrote, on one line of a terminal: without control characters and marks of direction, cut to fit. */
export function plain(text: string, length = 100): string {
  const characters = [...text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ")];
  return characters.length > length
    ? `${characters.slice(0, length - 1).join("")}…`
    : characters.join("");
}

/** The kind of an action or decision before its sentence: most are short, and the longest keeps its space too. */
export const padKind = (kind: string): string => `${kind.padEnd(7)} `;

/** A moment in a terminal: to the minute, in UTC. */
export const moment = (at: Date): string =>
  `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;
