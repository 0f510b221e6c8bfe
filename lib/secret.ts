/** A password or token that never prints: logs, JSON and string templates show dots. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself, for the one place that sends it. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return "•••";
  }

  toJSON(): string {
    return "•••";
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return "•••";
  }
}
