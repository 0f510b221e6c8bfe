import { join } from "node:path";
import { openStore, type StateDatabase } from "#lib/database/database.ts";
import { migrations } from "./temporary-database.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** The empty state of a service of its own for one test: `await using state = await temporaryStore()`. */
export async function temporaryStore(): Promise<
  StateDatabase & AsyncDisposable & { readonly folder: string }
> {
  const folder = await temporaryFolder();
  const state = await openStore({ file: join(folder.path, "slots.db"), migrations });
  return {
    ...state,
    folder: folder.path,
    [Symbol.asyncDispose]: async () => {
      await state.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}
