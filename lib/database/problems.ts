import type { Transaction } from "./open.ts";

export type Problem = { readonly key: string; readonly text: string; readonly since: Date };

export type ProblemTable = {
  /** Oldest first. */
  all(project: string): Promise<readonly Problem[]>;
  /** Answers true when it is new; since when is kept. */
  report(project: string, problem: Problem): Promise<boolean>;
  solve(project: string, keys: readonly string[]): Promise<void>;
};

export function problemTable(client: Transaction): ProblemTable {
  return {
    all: (project) =>
      client.problem.findMany({
        where: { project },
        orderBy: [{ since: "asc" }, { key: "asc" }],
        omit: { project: true },
      }),
    report: async (project, { key, text, since }) => {
      const where = { project_key: { project, key } };
      const known = await client.problem.findUnique({ where });
      if (known === null) await client.problem.create({ data: { project, key, text, since } });
      else if (known.text !== text) await client.problem.update({ where, data: { text } });
      return known === null;
    },
    solve: async (project, keys) => {
      await client.problem.deleteMany({ where: { project, key: { in: [...keys] } } });
    },
  };
}
