import type { Registration } from "#bin/frame.ts";
import { approveCommand } from "./approve.ts";
import { backupCommand } from "./backup.ts";
import { decideCommands } from "./decide.ts";
import { doctorCommand } from "./doctor.ts";
import { exemptCommand } from "./exempt.ts";
import { importCommand } from "./import.ts";
import { liftHoldCommand } from "./lift-hold.ts";
import { pauseCommands } from "./pause.ts";
import { planCommand } from "./plan.ts";
import { policyCommand } from "./policy.ts";
import { rankCommand } from "./rank.ts";
import { referencesCommand } from "./references.ts";
import { removeHoldsCommand } from "./remove-holds.ts";
import { syncCommand } from "./sync.ts";
import { tickCommand } from "./tick.ts";
import { unlinkCommand } from "./unlink.ts";

/** Every command of `slots`, one file each. */
export const commands: readonly Registration[] = [
  approveCommand,
  backupCommand,
  decideCommands,
  doctorCommand,
  exemptCommand,
  importCommand,
  liftHoldCommand,
  pauseCommands,
  planCommand,
  policyCommand,
  rankCommand,
  referencesCommand,
  removeHoldsCommand,
  syncCommand,
  tickCommand,
  unlinkCommand,
];
