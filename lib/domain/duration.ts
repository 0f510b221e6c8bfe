const units = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Milliseconds of `10d`, `36h`, `15m`, `90s` or `0s`; null when the text is not a duration. */
export function readDuration(text: string): number | null {
  const [, amount, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  if (amount === undefined || unit === undefined) return null;
  return Number(amount) * units[unit as keyof typeof units];
}

/** The longest whole unit that says the same: 864000000 is `10d`, 5400000 is `90m`. */
export function writeDuration(milliseconds: number): string {
  if (milliseconds === 0) return "0s";
  for (const unit of ["d", "h", "m"] as const) {
    if (milliseconds % units[unit] === 0) return `${milliseconds / units[unit]}${unit}`;
  }
  return `${Math.round(milliseconds / 1_000)}s`;
}
