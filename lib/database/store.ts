import { type AccessTokenTable, accessTokenTable } from "./access-tokens.ts";
import { type AccountTable, accountTable } from "./accounts.ts";
import { type ApprovalTable, approvalTable } from "./approvals.ts";
import { type BlueprintTable, blueprintTable } from "./blueprints.ts";
import { type ChangeTable, changeTable } from "./changes.ts";
import { type ConversationTable, conversationTable } from "./conversations.ts";
import { type ExemptionTable, exemptionTable } from "./exemptions.ts";
import { type HistoryTable, historyTable } from "./history.ts";
import { type HoldTable, holdTable } from "./holds.ts";
import { type IntentTable, intentTable } from "./intents.ts";
import { type LeaseTable, leaseTable } from "./leases.ts";
import type { Transaction } from "./open.ts";
import { type PendingTable, pendingTable } from "./pending.ts";
import { type PlanTable, planTable } from "./plans.ts";
import { type PolicyTable, policyTable } from "./policies.ts";
import { type ProblemTable, problemTable } from "./problems.ts";
import { type ProjectTable, projectTable } from "./projects.ts";
import type { ReferenceReader } from "./reference-memory.ts";
import { type ServerTable, serverTable } from "./servers.ts";
import { type SessionTable, sessionTable } from "./sessions.ts";
import { type TenureTable, tenureTable } from "./tenures.ts";

export type { KeptAccessToken } from "./access-tokens.ts";
export type { NewBlueprint } from "./blueprints.ts";
export type { EntryFilter, HistoryEntry, NewHistory } from "./history.ts";
export type { Intent } from "./intents.ts";
export type { Lease } from "./leases.ts";
export type { Pending } from "./pending.ts";
export type { KeptPlan } from "./plans.ts";
export type { Problem } from "./problems.ts";
export type { ProjectState } from "./projects.ts";
export type { KeptSession } from "./sessions.ts";

/**
 * The state, as narrow verbs over rows. Every method belongs to one transaction: `StateDatabase.transaction` hands
 * out a store bound to one, `StateDatabase.store` answers reads outside of one.
 */
export type Store = {
  readonly servers: ServerTable;
  readonly accounts: AccountTable;
  readonly projects: ProjectTable;
  readonly policies: PolicyTable;
  readonly changes: ChangeTable;
  readonly conversations: ConversationTable;
  readonly exemptions: ExemptionTable;
  readonly blueprints: BlueprintTable;
  readonly tenures: TenureTable;
  readonly holds: HoldTable;
  readonly intents: IntentTable;
  readonly approvals: ApprovalTable;
  readonly pending: PendingTable;
  readonly plans: PlanTable;
  readonly problems: ProblemTable;
  readonly history: HistoryTable;
  readonly leases: LeaseTable;
  readonly sessions: SessionTable;
  readonly accessTokens: AccessTokenTable;
};

/** The store on this transaction, or on the client for single reads. `referencesOf` is shared by all of one database. */
export function storeOn(client: Transaction, referencesOf: ReferenceReader): Store {
  return {
    servers: serverTable(client),
    accounts: accountTable(client),
    projects: projectTable(client),
    policies: policyTable(client),
    changes: changeTable(client, referencesOf),
    conversations: conversationTable(client),
    exemptions: exemptionTable(client),
    blueprints: blueprintTable(client),
    tenures: tenureTable(client),
    holds: holdTable(client),
    intents: intentTable(client),
    approvals: approvalTable(client),
    pending: pendingTable(client),
    plans: planTable(client),
    problems: problemTable(client),
    history: historyTable(client),
    leases: leaseTable(client),
    sessions: sessionTable(client),
    accessTokens: accessTokenTable(client),
  };
}
