import { resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { loadConfig } from "#lib/config.ts";
import { publishedProject } from "#tests/app/published-project.ts";
import { addressOf, startService } from "#tests/support/running-service.ts";
import { answerOf, slotsCommand } from "#tests/support/slots-command.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

/** A project that a running service publishes, and what there is in it to look at. */
export type World = {
  /** Of its service, without a slash at the end. */
  readonly address: string;
  /** Its review server. */
  readonly gerrit: string;
  readonly project: string;
  readonly blueprints: { readonly inSlot: string; readonly waiting: string };
  /** One change of each verdict that there is, and those whose subjects attack a page by the kind of attack. */
  readonly changes: Readonly<Record<string, number>>;
  readonly person: string;
  /** An instant of its history at which it stood as it stands: a day that is not over is told as of the minute of the visit. */
  readonly past: string;
};

/** `hostile` attacks its pages; `invented` is the demonstration, standing still. */
export type Worlds = { readonly hostile: World; readonly invented: World };

type Started = { readonly world: World; readonly stop: () => Promise<void> };

/** Starts both services. */
export async function startWorlds() {
  const [hostile, invented] = await Promise.all([startHostile(), startInvented()]);
  const worlds: Worlds = { hostile: hostile.world, invented: invented.world };
  return { worlds, stop: () => Promise.all([hostile.stop(), invented.stop()]) };
}

async function startHostile(): Promise<Started> {
  const { address, gerrit, slots, changes, stop } = await publishedProject();
  const world = { ...(await lookAround(address, slots)), gerrit };
  const attacks = Object.fromEntries(changes.hostile);
  return { world: { ...world, changes: { ...world.changes, ...attacks } }, stop };
}

/** The demonstration, standing still once its slots are filled. */
export async function startInvented(): Promise<Started> {
  const folder = await temporaryFolder();
  const settings = { SLOTS_DATA: folder.path, SLOTS_DEMO_SPEED: "off" };
  const service = startService(settings);
  const address = await addressOf(service);
  const slots = slotsCommand(resolve("bin/slots"), settings);
  while (!(await isFilled(slots))) await pause(500);
  const gerrit = loadConfig(settings).servers.get("sandbox")?.url ?? "";
  return {
    world: { ...(await lookAround(address, slots)), gerrit },
    stop: async () => {
      service.signal("SIGTERM");
      await service.ended;
      await folder[Symbol.asyncDispose]();
    },
  };
}

type Slots = ReturnType<typeof slotsCommand>;
type Board = {
  readonly project: string;
  readonly slots: readonly {
    readonly blueprint: string | null;
    readonly owner: string | null;
    readonly lines: readonly { readonly owner: string }[];
  }[];
  readonly backlog: readonly { readonly blueprint: string }[];
};
type Listed = { readonly change: number; readonly verdict: string; readonly held: boolean };

/** Once the slots are filled and what waits is on hold. */
async function isFilled(slots: Slots): Promise<boolean> {
  const changes = await answerOf<readonly Listed[]>(slots, "changes");
  const waiting = changes.filter(({ verdict }) => verdict === "waiting");
  return waiting.length > 0 && waiting.every(({ held }) => held);
}

async function lookAround(address: string, slots: Slots): Promise<Omit<World, "gerrit">> {
  const board = await answerOf<Board>(slots, "board");
  const changes = await answerOf<readonly Listed[]>(slots, "changes");
  const inSlot = board.slots.find(({ blueprint }) => blueprint !== null);
  return {
    address: address.replace(/\/$/, ""),
    project: board.project,
    blueprints: {
      inSlot: inSlot?.blueprint ?? "",
      waiting: board.backlog[0]?.blueprint ?? "",
    },
    changes: Object.fromEntries(changes.map(({ verdict, change }) => [verdict, change])),
    person: inSlot?.owner ?? inSlot?.lines[0]?.owner ?? "",
    past: new Date().toISOString(),
  };
}
