import type { NewHistory, Store } from "#lib/database/store.ts";
import type { Actor } from "#lib/domain/roles.ts";
import type { Needs } from "./needs.ts";

/** The same, where what somebody decides with a token tells in its facts what they call that: a script did it. */
export function byToken<Some extends Pick<Needs, "database">>(
  needs: Some,
  actor: Pick<Actor, "proof"> | null,
): Some {
  const token = actor?.proof?.token;
  if (token === undefined) return needs;
  const { database } = needs;
  const marked = (store: Store): Store => ({
    ...store,
    history: {
      ...store.history,
      add: (rows) => store.history.add(rows.map((row) => withToken(row, token))),
    },
  });
  return {
    ...needs,
    database: {
      ...database,
      transaction: (work) => database.transaction((store) => work(marked(store))),
      attempt: (work, isWanted) => database.attempt((store) => work(marked(store)), isWanted),
    },
  };
}

const withToken = ({ facts, ...row }: NewHistory, token: string): NewHistory => ({
  ...row,
  facts: typeof facts === "object" ? { ...facts, token } : { token },
});

/** What the token is called with which this was decided, null where it was none. */
export function tokenIn(facts: unknown): string | null {
  if (typeof facts !== "object" || facts === null || !("token" in facts)) return null;
  return typeof facts.token === "string" ? facts.token : null;
}
