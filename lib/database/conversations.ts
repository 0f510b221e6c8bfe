import type { Cast, Conversation, OpenThread, Remark, Upload } from "#lib/domain/conversation.ts";
import { replaceAll } from "./bulk.ts";
import type { Conversation as Row } from "./generated/client.ts";
import type { Transaction } from "./open.ts";

export type ConversationTable = {
  /** Replaces what was read of these changes before, and forgets what was read of those that are closed by now. */
  save(server: string, read: ReadonlyMap<number, Conversation>): Promise<void>;
};

export function conversationTable(client: Transaction): ConversationTable {
  return {
    save: async (server, read) => {
      const rows = [...read].map(([number, conversation]) => rowOf(server, number, conversation));
      await replaceAll(client, "Conversation", ["server", "number"], rows);
      await client.$executeRaw`DELETE FROM "Conversation" WHERE "server" = ${server}
        AND "number" IN (SELECT "number" FROM "Change" WHERE "server" = ${server} AND "status" <> 'NEW')`;
    },
  };
}

function rowOf(server: string, number: number, { metaRevId, ...said }: Conversation): Row {
  return { server, number, metaRevId, said: JSON.stringify(said) };
}

export function conversationOf({ metaRevId, said }: Row): Conversation {
  const { uploads, remarks, casts, openThreads } = JSON.parse(said) as Said;
  return {
    metaRevId,
    uploads: uploads.map(dated),
    remarks: remarks.map(dated),
    casts: casts.map(dated),
    openThreads: openThreads.map(dated),
  };
}

type Written<T extends { readonly at: Date }> = readonly (Omit<T, "at"> & {
  readonly at: string;
})[];
type Said = {
  readonly uploads: Written<Upload>;
  readonly remarks: Written<Remark>;
  readonly casts: Written<Cast>;
  readonly openThreads: Written<OpenThread>;
};

const dated = <T extends { readonly at: string }>(one: T) => ({ ...one, at: new Date(one.at) });
