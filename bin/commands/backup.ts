import { resolve } from "node:path";
import type { Registration } from "#bin/frame.ts";

/** `slots backup FILE` */
export const backupCommand: Registration = (program, frame) => {
  program
    .command("backup")
    .argument("<file>", "where the copy goes; a file that exists is never replaced")
    .description("copy the whole state to a file, while the service runs")
    .action((file: string) =>
      frame.inService(async ({ services }) => {
        const target = resolve(file);
        await services.database.backup(target);
        return { json: { file: target }, text: `The state is copied to ${target}.` };
      }),
    );
};
