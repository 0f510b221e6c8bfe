import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { type SlotsRun, slotsCommand } from "#tests/support/slots-command.ts";
import type { Place } from "./place.ts";
import type { BadInput } from "./row.ts";

/** What the machine does not give. */
export const badSurroundings: readonly BadInput[] = [
  {
    input: "a read-only data folder",
    exitCode: 1,
    says: {
      code: "database-read-only",
      text: "The database FOLDER/data/slots.db cannot be written.",
      remedy: "Give this account the right to write the file and its folder FOLDER/data.",
    },
    spoil: async ({ data }) => {
      await chmod(join(data, "slots.db"), 0o444);
      await chmod(data, 0o555);
    },
    call: tickWithoutPrivileges,
  },
  {
    input: "a busy port",
    exitCode: 1,
    says: {
      code: "start",
      text: "Port BUSY of 127.0.0.1 is in use by another program.",
      remedy: "Stop that one, or choose another port: PORT=NEXT npm start.",
    },
    call: startOnBusyPort,
  },
];

/** Root may write everywhere, so that right is taken from it for the call. */
async function tickWithoutPrivileges({ settings, data }: Place): Promise<SlotsRun> {
  const command = resolve("bin/slots");
  try {
    if (process.getuid?.() !== 0) return await slotsCommand(command, settings)("tick");
    const rights = ["--inh-caps", "-dac_override", "--bounding-set", "-dac_override"];
    return await slotsCommand("setpriv", settings)(...rights, command, "tick");
  } finally {
    await chmod(data, 0o755);
  }
}

/** The service itself speaks plain words; they are put into the form of the table. */
async function startOnBusyPort({ settings }: Place): Promise<SlotsRun> {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  try {
    const { PATH = "", HOME = "" } = settings;
    const child = spawn(process.execPath, [resolve("bin/start.mjs")], {
      env: { NODE_ENV: "production", PATH, HOME, ...settings, PORT: String(port) },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, "close")]);
    const words = said
      .replace(String(port), "BUSY")
      .replace(String(port + 1), "NEXT")
      .trim();
    const [sentence = "", remedy = ""] = words.split("\n");
    const complaint = { code: "start", text: sentence.replace("review slots: ", ""), remedy };
    return { code, answers: [], errors: JSON.stringify({ error: complaint }) };
  } finally {
    other.close();
  }
}
