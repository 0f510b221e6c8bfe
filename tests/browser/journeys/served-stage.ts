import { setUpNova } from "#tests/support/nova.ts";
import type { ReviewServer } from "#tests/support/review-server.ts";
import { addressOf, startService } from "#tests/support/running-service.ts";
import { openStage, type Setting, type Stage, uploadWork } from "#tests/support/stage.ts";

/** A stage whose pages can be looked at, and whose service may stop and come back at the same address. */
export type ServedStage = {
  readonly stage: Stage;
  /** Of the project's pages, such as http://127.0.0.1:4000/nova. */
  readonly pages: string;
  /** Two changes of `serial-ports`, which waits for the slot that `cells-v2` has. */
  readonly held: readonly [number, number];
  /** Ends the service so, and waits for its end. */
  readonly stopBy: (signal: "SIGTERM" | "SIGKILL") => Promise<void>;
  readonly startAgain: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** One slot, which `cells-v2` has, and a service that makes a pass every second. Ends the server with itself. */
export async function servedStage(
  server: ReviewServer,
  setting: Setting = { passEvery: "1s" },
): Promise<ServedStage> {
  const people = await setUpNova(server);
  const stage = await openStage(server, people, { repository: "openstack/journey", setting });
  await uploadWork(stage, "cells-v2");
  const held = [
    await uploadWork(stage, "serial-ports"),
    await uploadWork(stage, "serial-ports"),
  ] as const;
  await stage.import("cells-v2", "serial-ports");
  await stage.start();
  let service = startService(stage.settings);
  const { origin, port } = new URL(await addressOf(service));
  const stopBy: ServedStage["stopBy"] = async (signal) => {
    service.signal(signal);
    await service.ended;
  };
  return {
    stage,
    pages: `${origin}/nova`,
    held,
    stopBy,
    startAgain: async () => {
      service = startService({ ...stage.settings, PORT: port });
      await addressOf(service);
    },
    close: async () => {
      await stopBy("SIGTERM");
      await stage.close();
      await server.stop();
    },
  };
}
