import type { Registration } from "#bin/frame.ts";
import { approveCommand } from "./approve.ts";
import { awayCommand } from "./away.ts";
import { backupCommand } from "./backup.ts";
import { boardCommand } from "./board.ts";
import { changesCommand } from "./changes.ts";
import { decideCommands } from "./decide.ts";
import { doctorCommand } from "./doctor.ts";
import { exemptCommand } from "./exempt.ts";
import { historyCommand } from "./history.ts";
import { listHoldsCommand } from "./holds.ts";
import { importCommand } from "./import.ts";
import { jobsCommand } from "./jobs.ts";
import { liftHoldCommand } from "./lift-hold.ts";
import { pauseCommands } from "./pause.ts";
import { planCommand } from "./plan.ts";
import { policyCommand } from "./policy.ts";
import { rankCommand } from "./rank.ts";
import { referencesCommand } from "./references.ts";
import { removeHoldsCommand } from "./remove-holds.ts";
import { restoreCommand } from "./restore.ts";
import { statusCommand } from "./status.ts";
import { swapCommand } from "./swap.ts";
import { syncCommand } from "./sync.ts";
import { tickCommand } from "./tick.ts";
import { unlinkCommand } from "./unlink.ts";
import { whyCommand } from "./why.ts";

/** Every command of `slots`, one file each. */
export const commands: readonly Registration[] = [
  approveCommand,
  awayCommand,
  backupCommand,
  boardCommand,
  changesCommand,
  decideCommands,
  doctorCommand,
  exemptCommand,
  historyCommand,
  importCommand,
  jobsCommand,
  liftHoldCommand,
  listHoldsCommand,
  pauseCommands,
  planCommand,
  policyCommand,
  rankCommand,
  referencesCommand,
  removeHoldsCommand,
  restoreCommand,
  statusCommand,
  swapCommand,
  syncCommand,
  tickCommand,
  unlinkCommand,
  whyCommand,
];
