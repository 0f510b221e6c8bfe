import type { Command } from "commander";

/** The command `holds`, under which several files put their sub-commands; made by whichever comes first. */
export function holdsIn(program: Command): Command {
  const known = program.commands.find((command) => command.name() === "holds");
  return (
    known ?? program.command("holds").description("the bot's holds: list, lift one, remove all")
  );
}
