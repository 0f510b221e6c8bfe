import { z } from "zod";
import { operation } from "#app/api/frame/operation.ts";
import { snapshot } from "#app/api/v1/schemas/basics.ts";
import { blueprintRow, blueprintRowOf } from "#app/api/v1/schemas/blueprints.ts";
import { listedChange, listedChangeOf } from "#app/api/v1/schemas/changes.ts";
import { serviceSnapshot } from "#app/api/v1/service-snapshot.ts";
import { readings } from "#lib/domain/find-words.ts";
import type { FoundThing } from "#lib/flow/find-exact.ts";
import { type FoundWork, findWork } from "#lib/flow/find-work.ts";

const thing = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("change"), project: z.string(), number: z.int() }),
    z.object({ kind: z.enum(["blueprint", "person"]), project: z.string(), name: z.string() }),
  ])
  .meta({ id: "FoundThing" });

const inProject = { project: z.string() };
const reading = z.enum(readings).meta({ id: "Reading" });
const first = "The first 50.";

const found = z
  .discriminatedUnion("kind", [
    z.object({
      kind: z.literal("empty"),
      examples: z.array(
        z.object({ of: z.enum(["change", "blueprint", "person"]), text: z.string() }),
      ),
    }),
    z.object({ kind: z.literal("exact"), thing }),
    z.object({ kind: z.literal("several"), things: z.array(thing) }),
    z.object({
      kind: z.literal("listed"),
      read: reading.meta({ description: "How the question was read." }),
      instead: z.array(reading).meta({ description: "Other ways that find something too." }),
      totals: z.object({ blueprints: z.int(), changes: z.int(), people: z.int() }),
      blueprints: z
        .array(z.object({ ...blueprintRow.shape, ...inProject }))
        .meta({ description: first }),
      changes: z
        .array(z.object({ ...listedChange.shape, ...inProject }))
        .meta({ description: first }),
      people: z
        .array(
          z.object({
            name: z.string(),
            fullName: z.string().nullable(),
            role: z.enum(["person", "bot", "service"]),
            ...inProject,
          }),
        )
        .meta({ description: first }),
    }),
    z.object({
      kind: z.literal("unknown"),
      text: z.string(),
      near: z.array(thing).meta({ description: "What has nearly this name." }),
    }),
  ])
  .meta({ id: "Found" });

/** The one box. */
export const findWorkOperation = operation({
  id: "findWork",
  path: "/find",
  summary: "Whatever a number, an address, a Change-Id, a topic, a name or a part of one means",
  params: z.object({}),
  query: z.object({
    q: z.string().max(2_000).default("").meta({ description: "what is looked for" }),
    as: z
      .enum(readings)
      .exactOptional()
      .meta({ description: `how to read it: ${readings.join(", ")}` }),
  }),
  answer: z.object({ snapshot, found }).meta({ id: "FoundWork" }),
  read: async ({ needs, query: { q: asked, as = null } }) => {
    const taken = await serviceSnapshot(needs);
    const projects = [...needs.projects.values()];
    return { snapshot: taken, found: foundOf(await findWork(needs, projects, { asked, as })) };
  },
});

function foundOf(work: FoundWork): z.input<typeof found> {
  switch (work.kind) {
    case "empty":
      return { kind: work.kind, examples: work.examples.map(({ of, text }) => ({ of, text })) };
    case "exact":
      return { kind: work.kind, thing: thingOf(work.thing) };
    case "several":
      return { kind: work.kind, things: work.things.map(thingOf) };
    case "listed":
      return listedOf(work);
    case "unknown":
      return { kind: work.kind, text: work.text, near: work.near.map(thingOf) };
  }
}

function listedOf({ read, instead, found: all }: Extract<FoundWork, { kind: "listed" }>) {
  const { blueprints, changes, people } = all;
  return {
    kind: "listed" as const,
    read,
    instead: [...instead],
    totals: { blueprints: blueprints.all, changes: changes.all, people: people.all },
    blueprints: blueprints.first.map((one) => ({ ...blueprintRowOf(one), project: one.project })),
    changes: changes.first.map((one) => ({ ...listedChangeOf(one), project: one.project })),
    people: people.first.map(({ name, fullName, role, project }) => ({
      ...{ name, fullName, role, project },
    })),
  };
}

const thingOf = (one: FoundThing): z.input<typeof thing> =>
  one.kind === "change"
    ? { kind: one.kind, project: one.project, number: one.number }
    : { kind: one.kind, project: one.project, name: one.name };
