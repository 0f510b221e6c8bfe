import { resolve } from "node:path";
import type { Registration } from "#bin/frame.ts";

/** `slots backup [FILE]` */
export const backupCommand: Registration = (program, frame) => {
  program
    .command("backup")
    .argument("[file]", "where the copy goes; without it, a name with the time in DATA/backups")
    .description("copy the whole state to a file that replaces none, while the service runs")
    .action((file: string | undefined) =>
      frame.inPlace(async ({ config }) => {
        const { backupState } = await import("#lib/state-file.ts");
        const wanted = file === undefined ? null : resolve(file);
        const target = await backupState(config, wanted, new Date());
        return { json: { file: target }, text: `The state is copied to ${target}.` };
      }),
    );
};
