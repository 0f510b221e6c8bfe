declare global {
  // The pages have a copy of this module of their own; what one of them learnt, all hide.
  var reviewSlotsSecrets: Set<string> | undefined;
}

const dots = "•••";

/** Shorter ones would be found in every second word. */
const shortest = 6;

/** A password or token that never prints: logs, JSON and string templates show dots. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
    alsoSecret(value);
  }

  /** The value itself, for the one place that sends it. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return dots;
  }

  toJSON(): string {
    return dots;
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return dots;
  }
}

/** Hides this text too from now on: something that a secret can be read from. */
export function alsoSecret(value: string): void {
  globalThis.reviewSlotsSecrets ??= new Set();
  for (const form of formsOf(value)) globalThis.reviewSlotsSecrets.add(form);
}

/**
 * Hides a text for as long as `work` lasts, and forgets it then: what somebody else proves who they are with is not to
 * be remembered, not even to hide it.
 */
export async function whileSecret<T>(value: string, work: () => Promise<T>): Promise<T> {
  globalThis.reviewSlotsSecrets ??= new Set();
  const known = globalThis.reviewSlotsSecrets;
  const added = formsOf(value).filter((form) => !known.has(form));
  for (const form of added) known.add(form);
  try {
    return await work();
  } finally {
    for (const form of added) known.delete(form);
  }
}

/** A secret as it stands in plain text, in JSON and in an address. */
const formsOf = (value: string): string[] =>
  value.length < shortest
    ? []
    : [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value)];

/**
 * A text without any secret that this process knows, and without what looks like one: the credentials in an address
 * and in a header. Others quote such things in their errors.
 */
export function hideSecrets(text: string): string {
  let safe = text;
  for (const secret of globalThis.reviewSlotsSecrets ?? []) safe = safe.replaceAll(secret, dots);
  return safe
    .replace(/\/\/[^\s/@"'<>]{1,500}@/g, `//${dots}@`)
    .replace(/\b(Basic|Bearer) +[\w+/=.~-]{6,}/gi, `$1 ${dots}`)
    .replace(/\b((?:set-)?cookie"?: *"?)[^"\\\r\n]+/gi, `$1${dots}`);
}
