import type { Registration } from "#bin/frame.ts";
import { approveCommand } from "./approve.ts";
import { backupCommand } from "./backup.ts";
import { doctorCommand } from "./doctor.ts";
import { planCommand } from "./plan.ts";
import { referencesCommand } from "./references.ts";
import { removeHoldsCommand } from "./remove-holds.ts";
import { syncCommand } from "./sync.ts";
import { tickCommand } from "./tick.ts";

/** Every command of `slots`, one file each. */
export const commands: readonly Registration[] = [
  approveCommand,
  backupCommand,
  doctorCommand,
  planCommand,
  referencesCommand,
  removeHoldsCommand,
  syncCommand,
  tickCommand,
];
