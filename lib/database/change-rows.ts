import type { Attention, Change, ChangeStatus, Vote } from "#lib/domain/change.ts";
import type { EarlierLink } from "#lib/domain/link.ts";
import { stored } from "./bulk.ts";
import type { Change as ChangeRow } from "./generated/client.ts";

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
    votes: JSON.stringify(change.votes.map((vote) => ({ ...vote, at: stored(vote.at) }))),
    labels: JSON.stringify(change.labels),
    attention: change.attention && JSON.stringify(change.attention.map(written)),
    earlier: JSON.stringify(earlier),
    missed: 0,
  };
}

export function changeOf(row: ChangeRow): Change {
  return {
    number: row.number,
    repository: row.repository,
    branch: row.branch,
    changeId: row.changeId,
    subject: row.subject,
    message: row.message,
    status: row.status as ChangeStatus,
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
    votes: (JSON.parse(row.votes) as WrittenVote[]).map((vote) => ({
      ...vote,
      at: new Date(vote.at),
    })),
    labels: JSON.parse(row.labels) as string[],
    attention: row.attention === null ? null : attentionOf(row.attention),
  };
}

const written = ({ since, ...rest }: Attention) => ({ ...rest, since: stored(since) });

const attentionOf = (text: string): Attention[] =>
  (JSON.parse(text) as WrittenAttention[]).map(({ since, ...rest }) => ({
    ...rest,
    since: new Date(since),
  }));

export const earlierOf = (row: ChangeRow) => JSON.parse(row.earlier) as EarlierLink[];

type WrittenAttention = Omit<Attention, "since"> & { readonly since: string };
type WrittenVote = Omit<Vote, "at"> & { readonly at: string };
