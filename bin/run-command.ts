import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import type { Environment } from "#lib/config.ts";
import { commands } from "./commands/all.ts";
import { createFrame } from "./frame.ts";
import { createOutput, type Output, type Streams } from "./output.ts";
import { exitCodes } from "./trouble.ts";

const examples = `
Examples:
  slots status                                  what runs, since when, and what is wrong
  slots import blueprints.yaml                  make blueprints known, new ones at the bottom
  slots rank scheduler-lib top --reason "..."   move a blueprint in the public order
  slots plan && slots approve ID                see what the bot would do, then let it begin
  slots why 98765                               where a change stands, why, and what to do now

Ends with 0 done, 1 refused or failed, 2 wrong usage, 3 a project could not be read.`;

/** What a call has around it: its settings, and where it speaks. */
export type Surroundings = { readonly environment: Environment; readonly streams: Streams };

// biome-ignore lint/style/noProcessEnv: the settings of the command are those of its process.
const ownProcess: Surroundings = { environment: process.env, streams: process };

/** Carries out one call of `slots` and gives its exit code. Whatever goes wrong is a sentence, never a stack trace. */
export async function runCommand(
  words: readonly string[],
  { environment, streams }: Surroundings = ownProcess,
): Promise<number> {
  const output = createOutput({ isJson: words.includes("--json"), ...streams });
  const program = createProgram();
  const frame = createFrame(program, output, environment);
  for (const register of commands) register(program, frame);
  try {
    await program.parseAsync(words, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) complainOfUsage(error, program, output);
    else output.fail(error);
  }
  return output.exitCode();
}

function createProgram(): Command {
  return (
    new Command("slots")
      .description("Limits how much work is under review at once, so that reviewers finish things.")
      .version(version(), "--version", "print the version")
      .option("--json", "print JSON only, one object a line; errors too, on standard error")
      .option("--project <name>", "the project, where there is more than one")
      .option("--as <name>", "who decides, for the history (default: cli:$USER)")
      .helpOption("-h, --help", "show this help")
      .helpCommand("help [command]", "show the help of a command")
      .addHelpText("after", examples)
      .configureHelp({ showGlobalOptions: true, sortSubcommands: true })
      // Errors are printed by us, in the form that was asked for.
      .configureOutput({ writeErr: () => {} })
      .exitOverride()
  );
}

function complainOfUsage(error: CommanderError, program: Command, output: Output): void {
  if (error.exitCode === 0) return;
  const text = error.code === "commander.help" ? "No command was given." : sentence(error.message);
  const remedy = `See slots ${commandIn(program.args, program)}--help.`;
  output.complain({ code: "usage", text, remedy, exitCode: exitCodes.usage });
}

const sentence = (message: string) => {
  const [first = "", suggestion] = message.replace(/^error: /, "").split("\n");
  const text = `${first.charAt(0).toUpperCase()}${first.slice(1).replace(/\.$/, "")}.`;
  return suggestion ? `${text} ${suggestion.replace(/^\(|\)$/g, "")}` : text;
};

/** As many of the words as name a command, and what is under it. */
function commandIn([word, ...rest]: readonly string[], { commands: known }: Command): string {
  const command = known.find((one) => one.name() === word);
  return command ? `${word} ${commandIn(rest, command)}` : "";
}

function version(): string {
  const manifest = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
