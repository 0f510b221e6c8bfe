const steps = [
  { unit: "d", milliseconds: 86_400_000 },
  { unit: "h", milliseconds: 3_600_000 },
  { unit: "min", milliseconds: 60_000 },
] as const;

/** How long something lasted, in its largest whole unit: 12 s, 6 min, 5 h, 16 d. */
export function age(from: Date, to: Date): string {
  const lasted = Math.max(0, to.getTime() - from.getTime());
  const step = steps.find(({ milliseconds }) => lasted >= milliseconds);
  if (step === undefined) return `${Math.floor(lasted / 1_000)} s`;
  return `${Math.floor(lasted / step.milliseconds)} ${step.unit}`;
}

/** The day of a stay, counted from 1. */
export const dayCount = (from: Date, to: Date): number =>
  Math.max(0, Math.floor((to.getTime() - from.getTime()) / 86_400_000)) + 1;
