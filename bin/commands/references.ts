import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { z } from "zod";
import type { Registration } from "#bin/frame.ts";
import type { Output } from "#bin/output.ts";
import { referencesOf } from "#lib/domain/references.ts";
import { type Refusal, refuse } from "#lib/failure.ts";

/** `slots references [--ndjson]` */
export const referencesCommand: Registration = (program, frame) => {
  program
    .command("references")
    .option("--ndjson", 'read {"message", "topic"?} objects, one a line')
    .description("the blueprints and bugs that a commit message on standard input names, as JSON")
    .action(({ ndjson }: { ndjson?: true }) =>
      frame.alone(async (print) => {
        if (ndjson) return await answerLines(print);
        return answer({ message: await text(process.stdin) });
      }),
    );
};

const input = z.object({ message: z.string(), topic: z.string().nullish() });
type Input = { readonly message: string; readonly topic?: string | null | undefined };

/** A line that can't be read is named, and the others are answered all the same. */
async function answerLines(print: Output["print"]): Promise<readonly []> {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === "") continue;
    const read = readLine(line, number);
    print("kind" in read ? read : answer(read));
  }
  return [];
}

function readLine(line: string, number: number): Input | Refusal {
  const remedy =
    'Write one object a line: {"message": "…", "topic": "…"}; the topic can be left out.';
  try {
    const read = input.safeParse(JSON.parse(line));
    if (read.success) return read.data;
    return refuse("bad-line", `Line ${number} is not an object with a message.`, remedy);
  } catch {
    return refuse("bad-line", `Line ${number} is not JSON.`, remedy);
  }
}

function answer({ message, topic = null }: Input) {
  const json = referencesOf({ message, topic });
  return { json, text: JSON.stringify(json) };
}
