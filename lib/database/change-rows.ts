import type { Attention, Change, ChangeStatus, SeenChange, Vote } from "#lib/domain/change.ts";
import type { EarlierLink } from "#lib/domain/link.ts";
import { stored } from "./bulk.ts";
import { type Change as ChangeRow, Prisma } from "./generated/client.ts";
import { sharing } from "./sharing.ts";

/** A change as it was seen, with what it once showed. */
export type Sighting = { readonly change: Change; readonly earlier: readonly EarlierLink[] };

/** What was seen as a row; who was seen is missed no more. */
export function rowOf(server: string, { change, earlier }: Sighting): ChangeRow {
  return {
    server,
    number: change.number,
    repository: change.repository,
    branch: change.branch,
    changeId: change.changeId,
    subject: change.subject,
    message: change.message,
    status: change.status,
    topic: change.topic,
    ownerId: change.owner,
    isPrivate: change.isPrivate,
    isWip: change.isWip,
    patchSet: change.patchSet,
    isMergeable: change.isMergeable,
    createdAt: change.createdAt,
    updatedAt: change.updatedAt,
    submittedAt: change.submittedAt,
    metaRevId: change.metaRevId,
    votes: votesText(change.votes),
    labels: JSON.stringify(change.labels),
    attention: change.attention && JSON.stringify(change.attention.map(written)),
    earlier: JSON.stringify(earlier),
    missed: 0,
  };
}

/** The columns that a change is made of when it is read; its commit message stays where it is. */
export type SeenRow = Omit<ChangeRow, "message" | "missed" | "server">;

export const seenColumns = Prisma.sql`"number", "repository", "branch", "changeId", "subject", "status", "topic", "ownerId",
  "isPrivate", "isWip", "patchSet", "isMergeable", "createdAt", "updatedAt", "submittedAt", "metaRevId", "votes", "labels",
  "attention", "earlier"`;

export function changeOf(row: SeenRow): SeenChange {
  return {
    number: row.number,
    repository: word(row.repository),
    branch: word(row.branch),
    changeId: row.changeId,
    subject: row.subject,
    status: word(row.status) as ChangeStatus,
    topic: row.topic,
    owner: row.ownerId,
    isPrivate: row.isPrivate,
    isWip: row.isWip,
    patchSet: row.patchSet,
    isMergeable: row.isMergeable,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    submittedAt: row.submittedAt,
    metaRevId: row.metaRevId,
    votes: votesOf(row.votes),
    labels: labelsOf(row.labels),
    attention: row.attention === null ? null : attentionOf(row.attention),
  };
}

// A hundred thousand changes say the same few words: each is kept once. Objects are written out, for a copy of the rest
// of another one has a shape of its own, which is as large as the object.
const word = sharing((text) => text);
const labelsOf = sharing((text) => JSON.parse(text) as readonly string[]);

const votesOf = (text: string): readonly Vote[] =>
  listOf<WrittenVote>(text).map(({ label, value, account, at, tag }) => ({
    label: word(label),
    value,
    account,
    at: new Date(at),
    tag: tag === null ? null : word(tag),
  }));

const attentionOf = (text: string): readonly Attention[] =>
  listOf<WrittenAttention>(text).map(({ account, since, reason }) => ({
    account,
    since: new Date(since),
    reason: word(reason),
  }));

export const earlierOf = ({ earlier }: SeenRow): readonly EarlierLink[] => listOf(earlier);

/** Votes as their column keeps them. */
export const votesText = (votes: readonly Vote[]): string =>
  JSON.stringify(votes.map((vote) => ({ ...vote, at: stored(vote.at) })));

const written = ({ since, ...rest }: Attention) => ({ ...rest, since: stored(since) });

const nothing: readonly never[] = [];

const listOf = <T>(text: string): readonly T[] =>
  text === "[]" ? nothing : (JSON.parse(text) as T[]);

type WrittenAttention = Omit<Attention, "since"> & { readonly since: string };
type WrittenVote = Omit<Vote, "at"> & { readonly at: string };
