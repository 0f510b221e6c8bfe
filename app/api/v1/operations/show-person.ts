import { z } from "zod";
import { inProject, isRefusal, operation } from "#app/api/frame/operation.ts";
import { nothing, projectKey, snapshot } from "#app/api/v1/schemas/basics.ts";
import { blueprintRow, blueprintRowOf } from "#app/api/v1/schemas/blueprints.ts";
import { listedChange, listedChangeOf } from "#app/api/v1/schemas/changes.ts";
import { condition, conditionOf } from "#app/api/v1/schemas/condition.ts";
import { type PersonView, showPerson } from "#lib/flow/show-person.ts";

const doNow = z.array(z.string()).meta({ description: "Empty where nothing is asked of them." });

const person = z
  .object({
    snapshot,
    project: z.string(),
    name: z.string(),
    fullName: z.string().nullable(),
    role: z.enum(["person", "bot", "service"]),
    needed: z.int().meta({ description: "How many changes and blueprints need them now." }),
    others: z.int().meta({ description: "How many of theirs wait on others." }),
    blueprints: z.array(z.object({ ...blueprintRow.shape, doNow })),
    changes: z
      .array(z.object({ ...listedChange.shape, needsAuthor: z.boolean(), doNow }))
      .meta({ description: "Their open changes, those that need them first." }),
    reviews: z.object({
      needed: z
        .array(z.object({ ...listedChange.shape, why: z.string() }))
        .meta({ description: "In the order of the slots, in each the longest wait first." }),
      others: z.array(listedChange),
      isDeciding: z.boolean().meta({
        description:
          "They gave a +2 or −2 that is known; who never did is asked only where they spoke or Gerrit asks.",
      }),
      open: z.int().meta({ description: "Changes in slots that wait for any reviewer." }),
    }),
    condition,
  })
  .meta({ id: "Person" });

/** Somebody's work, and what it needs of them. */
export const showPersonOperation = operation({
  id: "showPerson",
  path: "/projects/{project}/people/{name}",
  summary: "Somebody's work in a project, and what needs them now",
  params: z.object({
    project: projectKey,
    name: z.string().meta({ description: "somebody's name on the review server" }),
  }),
  query: nothing,
  answer: person,
  read: inProject(async ({ needs, project, params }) => {
    const view = await showPerson(needs, project, params.name);
    return isRefusal(view) ? view : bodyOf(view);
  }),
});

const bodyOf = (view: PersonView): Omit<z.input<typeof person>, "snapshot"> => ({
  ...{ project: view.project, name: view.name, fullName: view.fullName, role: view.role },
  ...view.counts,
  blueprints: view.blueprints.map((one) => ({ ...blueprintRowOf(one), doNow: [...one.doNow] })),
  changes: view.changes.map((one) => ({
    ...listedChangeOf(one),
    needsAuthor: one.needsAuthor,
    doNow: [...one.doNow],
  })),
  reviews: {
    needed: view.reviews.needed.map((one) => ({ ...listedChangeOf(one), why: one.why })),
    others: view.reviews.others.map(listedChangeOf),
    isDeciding: view.reviews.isDeciding,
    open: view.reviews.open,
  },
  condition: conditionOf(view.condition),
});
