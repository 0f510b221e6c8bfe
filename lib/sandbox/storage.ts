import { readFile, rename, writeFile } from "node:fs/promises";
import type { Account, Change, Group, Project, SandboxState } from "./state.ts";

/** The state with lists in the place of maps, as it lies in the file. */
type Stored = {
  readonly counter: number;
  readonly lastChange: number;
  readonly reportMergeable: boolean;
  readonly accounts: readonly Account[];
  readonly groups: readonly Group[];
  readonly projects: readonly Project[];
  readonly changes: readonly Change[];
};

/** Reads the state of an earlier run; null where there is no file yet. Throws on a file that is no state. */
export async function loadState(file: string): Promise<SandboxState | null> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
  const stored = JSON.parse(text) as Stored;
  return {
    ...stored,
    accounts: new Map(stored.accounts.map((account) => [account.id, account])),
    groups: new Map(stored.groups.map((group) => [group.id, group])),
    projects: new Map(stored.projects.map((project) => [project.name, project])),
    changes: new Map(stored.changes.map((change) => [change.number, change])),
  };
}

function toText(state: SandboxState): string {
  const stored: Stored = {
    ...state,
    accounts: [...state.accounts.values()],
    groups: [...state.groups.values()],
    projects: [...state.projects.values()],
    changes: [...state.changes.values()],
  };
  return JSON.stringify(stored);
}

/** Writes a state beside its file first and then renames it, so that no half of it is ever read. */
export async function writeState(state: SandboxState, file: string): Promise<void> {
  await writeFile(`${file}.new`, toText(state));
  await rename(`${file}.new`, file);
}

/** How long changes are gathered before the file is written, in milliseconds. */
const gatherFor = 200;

export type Keeper = {
  /** Says that the state changed; it is written soon. */
  readonly changed: () => void;
  /** Writes what is not written yet and stops. */
  readonly close: () => Promise<void>;
};

/** Keeps a state in a file, which is written a moment after each change. */
export function keepState(state: SandboxState, file: string): Keeper {
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();
  const write = () => {
    timer = null;
    writing = writing.then(() => writeState(state, file));
    // Whoever closes is told of a failure; until then the next write is the next try.
    writing.catch(() => undefined);
  };
  return {
    changed: () => {
      timer ??= setTimeout(write, gatherFor);
    },
    close: async () => {
      if (timer) clearTimeout(timer);
      writing = writing.catch(() => undefined);
      write();
      await writing;
    },
  };
}
