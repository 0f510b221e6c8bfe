import { readNovaData } from "#tests/support/nova-data.ts";
import { isDebt } from "./oracle.ts";
import type { BlueprintFooter, BlueprintRecord, BugFooter, ChangeRecord } from "./records.ts";

/** Midsummer: the instant at which the bot meets Nova. */
export const MIDSUMMER = new Date("2014-07-14T00:00:00Z");

const DAY = 24 * 60 * 60 * 1000;

/** A change as the scenario creates it: its record, and whether its message names no blueprint. */
export type Arrival = { readonly record: ChangeRecord; readonly topicOnly: boolean };

/** Nova's Juno from midsummer on: what is there at the start, and what each recorded day adds. */
export type NovaJuno = {
  readonly changes: readonly Arrival[];
  readonly specs: readonly BlueprintRecord[];
  readonly days: readonly Day[];
};

/** What happens within one day; `until` is its end. */
export type Day = {
  readonly until: Date;
  readonly changes: readonly Arrival[];
  readonly specs: readonly BlueprintRecord[];
};

/**
 * Reads the records in this folder and divides them by day.
 *
 * Of the blueprint changes every second one, in file order, keeps only its topic; the changes of the replayed days go
 * on with that count, a day's in the order in which they were written. A change that keeps only its topic has the one
 * of the first blueprint that it names (none of these names two).
 */
export const readNovaJuno = (folder: string, dayCount: number): NovaJuno => {
  const changes = readNovaData<ChangeRecord>(folder, "changes.json");
  const specs = readNovaData<BlueprintRecord>(folder, "blueprints.json").sort((a, b) =>
    a.approvedAt.localeCompare(b.approvedAt),
  );
  const alternate = everySecondTopicOnly();
  const start = MIDSUMMER.getTime();
  const days = Array.from({ length: dayCount }, (_, index) => index);
  return {
    changes: changes.filter((record) => openAt(record, start)).map(alternate),
    specs: specs.filter(({ approvedAt }) => Date.parse(approvedAt) < start),
    days: days.map((index) => {
      const within = (instant: string) => Math.floor((Date.parse(instant) - start) / DAY) === index;
      return {
        until: new Date(start + (index + 1) * DAY),
        changes: changes
          .filter(({ authoredAt }) => within(authoredAt))
          .sort((a, b) => a.authoredAt.localeCompare(b.authoredAt))
          .map(alternate),
        specs: specs.filter(({ approvedAt }) => within(approvedAt)),
      };
    }),
  };
};

const openAt = ({ authoredAt, mergedAt }: ChangeRecord, instant: number): boolean =>
  Date.parse(authoredAt) < instant && Date.parse(mergedAt) >= instant;

const everySecondTopicOnly = (): ((record: ChangeRecord) => Arrival) => {
  let blueprintChanges = 0;
  return (record) => {
    if (record.footers.blueprints.length === 0) return { record, topicOnly: false };
    blueprintChanges += 1;
    return { record, topicOnly: blueprintChanges % 2 === 0 };
  };
};

/** The topic of a change, or null: that of the first blueprint it names. */
export const topicOf = ({ record }: Arrival): string | null => {
  const first = record.footers.blueprints[0];
  return first ? `bp/${first.name}` : null;
};

/**
 * A commit message from what is recorded: the subject, one footer line for each reference, the Change-Id.
 * A subject that begins with "tag " gets a capital letter, because Gerrit answers 500 to it.
 */
export const messageOf = ({ record, topicOnly }: Arrival): string => {
  const { blueprints, bugs } = record.footers;
  const footers = [
    ...(topicOnly ? [] : blueprints.map(blueprintFooter)),
    ...bugs.map(bugFooter),
    `Change-Id: ${record.changeId}`,
  ];
  return `${record.subject.replace(/^tag /, "Tag ")}\n\n${footers.join("\n")}\n`;
};

const blueprintFooter = ({ name, kind, bare }: BlueprintFooter): string => {
  if (bare) return `Blueprint: ${name}`;
  switch (kind) {
    case "implements":
      return `Implements: blueprint ${name}`;
    case "partial":
      return `Partially implements: blueprint ${name}`;
    case "related":
      return `Related to blueprint ${name}`;
  }
};

const bugFooter = ({ id, kind }: BugFooter): string => {
  switch (kind) {
    case "closes":
      return `Closes-Bug: #${id}`;
    case "partial":
      return `Partial-Bug: #${id}`;
    case "related":
      return `Related-Bug: #${id}`;
  }
};

/** The file that `slots import` reads, in the order of approval. */
export const importFile = (specs: readonly BlueprintRecord[]): string =>
  JSON.stringify({
    blueprints: specs.map(({ name, title, approvedAt, specAuthor }) => ({
      name,
      title,
      kind: isDebt(name) ? "debt" : "feature",
      approved: approvedAt,
      owner: specAuthor.username,
    })),
  });
