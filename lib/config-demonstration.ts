import { SetupError } from "./failure.ts";

/** The one project of the demonstration, as a configuration would name it. */
export const invented = {
  key: "moonkettle",
  server: "sandbox",
  repositories: ["invented/moonkettle"],
  branches: ["master"],
  cores: "moonkettle-core",
  leads: null,
} as const;

/**
 * Patience in minutes instead of days, so that everything can be seen within ten: silent authors are bumped, empty slots
 * freed. People who upload all day long would soon meet the usual brake.
 */
export function policyAt(speed: number): Readonly<Record<string, string>> {
  if (speed === 0) return {};
  const minutes = (count: number) => `${Math.ceil((count * 60) / speed)}s`;
  return {
    "bump.warnAfter": minutes(2),
    "bump.after": minutes(4),
    "slots.freeEmptyAfter": minutes(2),
    "slots.lendAfter": minutes(15),
    "brake.newHolds": "10000",
  };
}

/** Faster than this, a minute of the demonstration would be shorter than a pass. */
const fastest = 10;

/** How many times faster than usual its people work: `SLOTS_DEMO_SPEED`, where `off` is 0. */
export function readSpeed(text = "1"): number {
  const speed = text === "off" ? 0 : Number(text);
  if (text !== "" && speed >= 0 && speed <= fastest && (speed === 0 || speed >= 0.1)) return speed;
  throw new SetupError(
    "config",
    `SLOTS_DEMO_SPEED can't be "${text}".`,
    `It takes a number from 0.1 to ${fastest}, or off.`,
  );
}
