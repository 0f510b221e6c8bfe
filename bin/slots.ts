import { runCommand } from "./run-command.ts";

// A reader that has seen enough (`slots history | head`) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  throw error;
});

// The state has people's names in it: what a command makes of it is for this account only.
process.umask(0o077);

process.exitCode = await runCommand(process.argv.slice(2));
