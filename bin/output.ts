import type { Refusal } from "#lib/failure.ts";
import { type ExitCode, exitCodes, type Trouble, troubleFrom, troubleOf } from "./trouble.ts";

/** One answer in both of its forms: an object for scripts, lines for people, or none where there is nothing to say. */
export type Answer = { readonly kind?: "answer"; readonly json: object; readonly text: string };

/** Where a command speaks. It remembers the worst that it said, for the exit code. */
export type Output = {
  /** One line of JSON, or the text, on standard output; a refusal goes to standard error. */
  print(answer: Answer | Refusal): void;
  complain(trouble: Trouble): void;
  /** Complains of whatever was thrown. */
  fail(error: unknown): void;
  exitCode(): ExitCode;
};

/** Where text goes. */
type Stream = { write(text: string): unknown };

/** The standard streams of a call. */
export type Streams = { readonly stdout: Stream; readonly stderr: Stream };

type Given = Streams & { readonly isJson: boolean };

/** With JSON, standard output carries nothing else, and errors are JSON on standard error. */
export function createOutput({ isJson, stdout, stderr }: Given): Output {
  let worst: ExitCode = exitCodes.done;
  const complain = (trouble: Trouble) => {
    const { code, text, remedy, exitCode } = trouble;
    if (exitCode > worst) worst = exitCode;
    const written = isJson
      ? JSON.stringify({ error: { code, text, remedy } })
      : `slots: ${text}\n${remedy}`;
    stderr.write(`${written}\n`);
  };
  return {
    complain,
    fail: (error) => complain(troubleFrom(error)),
    print: (answer) => {
      if (answer.kind === "refused") complain(troubleOf(answer));
      else if (isJson || answer.text !== "")
        stdout.write(`${isJson ? JSON.stringify(answer.json) : answer.text}\n`);
    },
    exitCode: () => worst,
  };
}
