import type { FillFacts } from "#lib/domain/facts.ts";

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** The facts of an entry by rank as they were before they were written: their instants are texts in JSON. */
export const fillFactsFrom = (facts: string): FillFacts =>
  JSON.parse(facts, (_key, value: unknown) =>
    typeof value === "string" && instant.test(value) ? new Date(value) : value,
  ) as FillFacts;
