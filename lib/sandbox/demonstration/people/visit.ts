import { passwordOf } from "#lib/sandbox/demonstration/cast.ts";
import { repository } from "#lib/sandbox/demonstration/site.ts";
import type { Act } from "#lib/sandbox/demonstration/stage.ts";
import { type Row, rowOptions, type Seen, seenIn } from "./sight.ts";

/** The review server as people reach it: by its REST interface, each with his own password. */
export type Visit = {
  /** When the server was set up. */
  readonly birth: () => Promise<Date>;
  /** All changes that were touched since; null for everything. */
  readonly look: (since: Date | null) => Promise<readonly Seen[]>;
  /** Does it; false where the server refuses, because somebody else was faster. */
  readonly act: (act: Act) => Promise<boolean>;
};

/** How long anybody waits for an answer, in milliseconds. */
const patience = 20_000;

export function visit(url: string): Visit {
  const read = async (path: string): Promise<unknown> => {
    const response = await fetch(`${url}${path}`, { signal: AbortSignal.timeout(patience) });
    if (!response.ok) throw new Error(`${path} was answered with ${response.status}`);
    const text = await response.text();
    // Gerrit puts a line before its JSON, so that no page can load it as a script.
    return JSON.parse(text.slice(text.indexOf("\n")));
  };
  return {
    birth: async () => {
      const { registered_on: at } = (await read("accounts/admin/detail")) as {
        readonly registered_on: string;
      };
      return new Date(`${at.slice(0, 19).replace(" ", "T")}Z`);
    },
    look: async (since) => {
      const query = `project:${repository}${since === null ? "" : ` since:"${written(since)}"`}`;
      const options = rowOptions.map((option) => `&o=${option}`).join("");
      const rows = await read(`changes/?q=${encodeURIComponent(query)}${options}`);
      return (rows as readonly Row[]).map(seenIn);
    },
    act: async ({ by, method, path, body = {} }) => {
      const password = by === "admin" ? "secret" : passwordOf({ username: by, name: by });
      const response = await fetch(`${url}a/${path}`, {
        ...{ method, body: JSON.stringify(body), signal: AbortSignal.timeout(patience) },
        headers: {
          Authorization: `Basic ${Buffer.from(`${by}:${password}`).toString("base64")}`,
          "Content-Type": "application/json",
        },
      });
      await response.arrayBuffer();
      if (response.status >= 500) throw new Error(`${path} was answered with ${response.status}`);
      return response.ok;
    },
  };
}

const written = (at: Date) => at.toISOString().slice(0, 19).replace("T", " ");
