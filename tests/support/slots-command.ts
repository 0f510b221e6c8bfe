import { runCommand } from "#bin/run-command.ts";
import { runSlots } from "./run-slots.ts";

/** How one call of the command ended: `answers` are the JSON objects on its standard output, one a line. */
export type SlotsRun = {
  readonly code: number | null;
  readonly answers: readonly unknown[];
  readonly errors: string;
};

/** One decision of a pass, as `plan --json` and `tick --json` print it. */
export type PrintedAction = {
  readonly kind: string;
  readonly change?: number;
  readonly blueprint?: string;
  readonly reason: { readonly code: string };
  readonly text: string;
};

/** What `plan --json` and `tick --json` print for a project. */
export type PrintedPass = {
  readonly project: string;
  readonly id: string;
  readonly started: boolean;
  readonly complete: boolean;
  readonly actions: readonly PrintedAction[];
  readonly refused: readonly unknown[];
  readonly waiting: readonly unknown[];
};

/**
 * The `slots` command at `path` with these settings; each call is one process with `--json`, and `input` on its
 * standard input.
 */
export function slotsCommand(path: string, settings: Readonly<Record<string, string>>, input = "") {
  return async (...words: readonly string[]): Promise<SlotsRun> => {
    const call = { path, env: settings, input };
    const { code, output, errors } = await runSlots([...words, "--json"], call);
    return { code, errors, answers: jsonLines(output) };
  };
}

/**
 * The same command in this process: to start one takes most of the time that a call does. For stories with many calls;
 * that processes share nothing but the state is for those who kill them to tell.
 */
export function slotsHere(settings: Readonly<Record<string, string>>) {
  return async (...words: readonly string[]): Promise<SlotsRun> => {
    const said = { stdout: "", stderr: "" };
    const streamTo = (name: keyof typeof said) => ({
      write: (text: string) => {
        said[name] += text;
      },
    });
    const streams = { stdout: streamTo("stdout"), stderr: streamTo("stderr") };
    const surroundings = { environment: { NODE_ENV: "test", ...settings }, streams };
    const code = await runCommand([...words, "--json"], surroundings);
    return { code, errors: said.stderr, answers: jsonLines(said.stdout) };
  };
}

/** Runs the command and gives its first answer; throws with its own words unless it ends with 0. */
export async function answerOf<Answer>(
  slots: ReturnType<typeof slotsCommand>,
  ...words: readonly string[]
): Promise<Answer> {
  const { code, answers, errors } = await slots(...words);
  if (code !== 0 || answers.length === 0) {
    throw new Error(
      `slots ${words.join(" ")} ended with ${code}:\n${errors}${JSON.stringify(answers)}`,
    );
  }
  return answers[0] as Answer;
}

function jsonLines(output: string): unknown[] {
  return output
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line));
}
