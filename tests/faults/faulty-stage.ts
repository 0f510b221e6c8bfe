import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { setUpNova } from "#tests/support/nova.ts";
import type { MortalServer } from "#tests/support/review-server.ts";
import { slotsPath } from "#tests/support/run-slots.ts";
import type { PrintedPass } from "#tests/support/slots-command.ts";
import { openStage, type Stage } from "#tests/support/stage.ts";
import { startTcpProxy, type TcpProxy } from "#tests/support/tcp-proxy.ts";
import type { FaultStory } from "./stories.ts";
import { standingHolds } from "./traces.ts";

/** A stage whose installation reaches its server through a proxy; people go straight there. */
export type FaultyStage = Stage & {
  readonly mortal: MortalServer;
  readonly proxy: TcpProxy;
  /** Shows the first plan and approves it. */
  readonly approve: () => Promise<void>;
};

/** Plays one story on a server of its own. */
export async function tell(story: FaultStory, start: () => Promise<MortalServer>): Promise<void> {
  const mortal = await start();
  const proxy = await startTcpProxy(mortal.port);
  try {
    const people = await setUpNova(mortal);
    const seen = { ...mortal, url: `http://127.0.0.1:${proxy.port}/` };
    const { repository, policy = {} } = story;
    const stage = await openStage(seen, people, { repository, setting: { policy } });
    const approve = async () => {
      const { id } = await stage.ask<PrintedPass>("plan");
      await stage.ask("approve", id);
    };
    await story.run({ ...stage, mortal, proxy, approve });
    await stage.close();
  } finally {
    await proxy.stop();
    await mortal.stop();
  }
}

export type StartedSlots = {
  readonly ended: Promise<{ readonly code: number | null }>;
  /** SIGKILL: it gets no chance to tidy up. */
  readonly kill: () => Promise<void>;
};

/** Starts the command and does not wait for it. */
export function startSlots({ settings }: Stage, ...words: readonly string[]): StartedSlots {
  // biome-ignore lint/style/noProcessEnv: the command under test needs a PATH; its settings are given by each test.
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, [slotsPath, ...words], {
    env: { NODE_ENV: "test", PATH, HOME, ...settings },
    stdio: "ignore",
  });
  const ended = once(child, "exit").then(([code]) => ({ code: code as number | null }));
  return {
    ended,
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** Acts as soon as this many holds stand, or the other is over. */
export async function killWhen(
  stage: FaultyStage,
  holds: number,
  act: () => Promise<void>,
  over: Promise<unknown> = new Promise(() => undefined),
): Promise<void> {
  let isOver = false;
  void over.then(() => {
    isOver = true;
  });
  while (!isOver && (await standingHolds(stage)) < holds) await sleep(20);
  await act();
}
