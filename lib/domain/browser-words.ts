/** Browsers by what they call themselves; many say Chrome or Safari too, so these two come last. */
const browsers: readonly (readonly [said: RegExp, name: string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, "Edge"],
  [/\b(?:OPR|OPX|Opera)\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\b(?:Chromium|HeadlessChrome)\//, "Chromium"],
  [/\b(?:Chrome|CriOS)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

/** Android says Linux too, and a phone of Apple Mac OS. */
const systems: readonly (readonly [said: RegExp, name: string])[] = [
  [/\bAndroid\b/, "Android"],
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMacintosh\b/, "macOS"],
  [/\bLinux\b/, "Linux"],
];

/**
 * A browser and its system in a few words, from what it says of itself: "Firefox on Linux". What nobody knows keeps its
 * own first word, for that is how programs name themselves.
 */
export function browserWords(said: string): string {
  const browser = nameIn(browsers, said) ?? /^(?!Mozilla\b)[^\s/]+/.exec(said)?.[0];
  const system = nameIn(systems, said);
  if (browser === undefined && system === undefined) {
    return "A browser that does not say its name";
  }
  return [browser ?? "A browser", system].filter((one) => one !== undefined).join(" on ");
}

const nameIn = (known: typeof browsers, said: string): string | undefined =>
  known.find(([pattern]) => pattern.test(said))?.[1];
