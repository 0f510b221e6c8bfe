import { z } from "zod";
import { inProject, operation } from "#app/api/frame/operation.ts";
import {
  inProjectParams,
  instant,
  instantOrNull,
  nothing,
  snapshot,
} from "#app/api/v1/schemas/basics.ts";
import { condition, conditionOf } from "#app/api/v1/schemas/condition.ts";
import { attentionWords } from "#lib/domain/attention-words.ts";
import { type AttentionGroup, listAttention } from "#lib/flow/list-attention.ts";

const item = z
  .object({
    change: z.int().nullable().meta({ description: "Null for what is about a slot." }),
    slot: z.int().nullable(),
    subject: z.string().nullable(),
    owner: z.string().nullable(),
    blueprint: z.string().nullable(),
    since: instant.nullable(),
    note: z.string().nullable(),
    pressing: z.boolean().meta({ description: "Whether a person should act." }),
  })
  .meta({ id: "AttentionItem" });

const group = z
  .object({
    code: z.string().meta({ description: "Stable, for programs." }),
    title: z.string(),
    meaning: z.string(),
    remedy: z.string().meta({ description: "Who does what about it." }),
    command: z.string().nullable(),
    total: z.int(),
    pressing: z.int(),
    items: z.array(item).meta({ description: "The first 50." }),
  })
  .meta({ id: "AttentionGroup" });

/** What wants a person's eyes. */
export const listAttentionOperation = operation({
  id: "listAttention",
  path: "/projects/{project}/attention",
  summary: "What wants a person's eyes, with what it means and what can be done",
  params: inProjectParams,
  query: nothing,
  answer: z
    .object({
      snapshot,
      project: z.string(),
      pressing: z.int().meta({ description: "How many things need a person." }),
      unanswered: z.int().meta({ description: "New holds that wait for a person's word." }),
      groups: z.array(group),
      condition,
    })
    .meta({ id: "Attention" }),
  read: inProject(async ({ needs, project }) => {
    const attention = await listAttention(needs, project);
    return {
      project: project.key,
      pressing: attention.pressing,
      unanswered: attention.unanswered,
      groups: attention.groups.map(groupOf),
      condition: conditionOf(attention.condition),
    };
  }),
});

function groupOf({ code, total, pressing, items }: AttentionGroup): z.input<typeof group> {
  const { title, meaning, remedy, command } = attentionWords[code];
  return {
    ...{ code, title, meaning, remedy, command, total, pressing },
    items: items.map((one) => ({
      ...{ change: one.change, slot: one.slot, subject: one.subject, owner: one.owner },
      ...{ blueprint: one.blueprint, note: one.note, pressing: one.pressing },
      since: instantOrNull(one.since),
    })),
  };
}
