/** Long enough for a sentence to mean a Launchpad bug by it; a footer may have fewer digits. */
const surelyBug = 5;

const numbered = /^(\d{1,9})([a-z]|[-_].*)?$/i;

/** The number of a bug from a word: all digits, or digits with a slip or a suffix behind ("1253991a", "1234567-fix"). */
export function bugNumberIn(word: string): number | null {
  const [, digits, suffix] = numbered.exec(word) ?? [];
  if (digits === undefined || (suffix !== undefined && digits.length < 6)) return null;
  const number = Number(digits);
  return number > 0 ? number : null;
}

/** Whether a number in a sentence is long enough to be a bug's. */
export function isSurelyBug(number: number): boolean {
  return String(number).length >= surelyBug;
}

/** Compounds that English puts behind the word blueprint. */
const compounds = new Set(
  (
    "follow-up in-progress work-item work-items so-called sub-task sub-tasks clean-up clean-ups re-work re-works read-only " +
    "work-in-progress well-defined up-to-date"
  ).split(" "),
);
const plainWords = new Set(
  (
    "that this these those the a an for is was are were being has have had to in on at by and or of with from as it its we i not but " +
    "so if work works implementation spec specs specification process itself change changes series support code page review patch " +
    "which when where will would should can could may does did here below above link url name see etc todo none tbd n/a bug bp " +
    "blueprint blueprints only also there then now landed approved design description details document docs"
  ).split(" "),
);

/** What a word is worth as the name of a blueprint: `strong` also inside a sentence, `weak` only where a footer has its name. */
export function nameStrength(word: string): "strong" | "weak" | "none" {
  const lower = word.toLowerCase();
  if (/^(?:i?[0-9a-f]{40}|v?[\d.]+)$/.test(lower) || !/[a-z]/.test(lower)) return "none";
  if (plainWords.has(lower) || compounds.has(lower) || /^(?:non|pre|re)-[a-z]+$/.test(lower)) {
    return "none";
  }
  if (/-(?:specs?|related|based|specific|driven|level|wide)$/.test(lower)) return "weak";
  return /[-_+]|\d|\.[a-z]/.test(lower) ? "strong" : "weak";
}
