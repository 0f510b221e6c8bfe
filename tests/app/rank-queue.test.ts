import fc from "fast-check";
import { expect, test } from "vitest";
import {
  emptyQueue,
  isDone,
  nextQueue,
  type OwnMove,
  type Queue,
  type QueueEvent,
  shownOrder,
} from "#app/components/backlog/ranking/queue.ts";
import type { WantedPlace } from "#lib/domain/command.ts";
import { orderAfter } from "#lib/domain/moving.ts";

const names = ["a", "b", "c", "d", "e", "f"];
const base = { version: 1, names };
const move = (name: string, place: WantedPlace, id = 1): OwnMove => ({
  ...{ id, names: [name], place, reason: null, isUnsure: false },
});
const top = { kind: "top" } as const;

test("a move is shown at once, and is the order's own once the service has done it", () => {
  const wanted = nextQueue(emptyQueue(base), { kind: "wanted", move: move("c", top) });
  expect(shownOrder(wanted).join("")).toBe("cabdef");

  const done = nextQueue(wanted, { kind: "applied", version: 2 });

  expect(done.base).toEqual({ version: 2, names: [..."cabdef"] });
  expect(done.waiting).toEqual([]);
});

test("an overtaken move and those after it are kept, and are done again to the order as it is then", () => {
  const [one, two] = [move("c", top), move("f", { kind: "before", beside: "c" })];
  const both = [one, two].reduce<Queue>(
    (queue, wish) => nextQueue(queue, { kind: "wanted", move: wish }),
    emptyQueue(base),
  );

  const refused = nextQueue(both, {
    kind: "stopped",
    trouble: { kind: "overtaken", moves: [] },
    now: { version: 2, names: [..."bacdef"] },
  });

  expect(shownOrder(refused).join("")).toBe("bacdef");
  expect(refused.held).toEqual([one, two]);
  const again = nextQueue(refused, { kind: "again", reason: null });
  expect(shownOrder(again).join("")).toBe("fcbade");
  expect(again.trouble).toBeNull();
});

test("what was lost on the way and had arrived is not done twice", () => {
  const wanted = nextQueue(emptyQueue(base), { kind: "wanted", move: move("c", top) });
  const lost = nextQueue(wanted, { kind: "stopped", trouble: { kind: "lost" }, now: null });
  expect(shownOrder(lost)).toEqual(names);

  const seen = nextQueue(lost, { kind: "seen", order: { version: 2, names: [..."cabdef"] } });

  expect([seen.held, seen.trouble]).toEqual([[], null]);
});

const places: fc.Arbitrary<WantedPlace> = fc.oneof(
  fc.constantFrom<WantedPlace>({ kind: "top" }, { kind: "bottom" }),
  fc.integer({ min: 1, max: names.length }).map((rank) => ({ kind: "rank", rank }) as const),
);
const happenings = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constantFrom("wanted", "other"),
      name: fc.constantFrom(...names),
      place: places,
    }),
    fc.record({ kind: fc.constantFrom("sent", "lost before", "lost after", "again", "seen") }),
  ),
  { maxLength: 40 },
);

/** A page and a service that does what a real one does: one move, one version, and no move that saw another one. */
class World {
  order = base;
  queue = emptyQueue(base);
  readonly done = new Set<number>();
  readonly wanted: OwnMove[] = [];

  want(wish: OwnMove) {
    this.wanted.push(wish);
    this.hear({ kind: "wanted", move: wish });
  }

  rank(wish: OwnMove, seen: number): boolean {
    if (seen !== this.order.version) return false;
    const after = orderAfter(this.order.names, wish) ?? names;
    const isMove = after.some((name, at) => name !== this.order.names[at]);
    if (isMove) this.order = { version: this.order.version + 1, names: [...after] };
    this.done.add(wish.id);
    return true;
  }

  /** Whatever leaves the queue was done, or is already as it was wanted. */
  hear(event: QueueEvent) {
    this.queue = nextQueue(this.queue, event);
    const kept = [...this.queue.waiting, ...this.queue.held].map(({ id }) => id);
    expect(new Set(kept).size).toBe(kept.length);
    for (const wish of this.wanted.filter(({ id }) => !(kept.includes(id) || this.done.has(id)))) {
      expect(isDone(this.order.names, wish)).toBe(true);
      this.done.add(wish.id);
    }
  }

  /** Sends the first that waits; its answer may be lost, before or after it was done. */
  send(fate: string) {
    const [first] = this.queue.waiting;
    if (first === undefined) return;
    const isDone = fate !== "lost before" && this.rank(first, this.queue.base.version);
    if (fate !== "sent") this.hear({ kind: "stopped", trouble: { kind: "lost" }, now: null });
    else if (isDone) this.hear({ kind: "applied", version: this.order.version });
    else this.hear({ kind: "stopped", trouble: { kind: "overtaken", moves: [] }, now: this.order });
  }

  happen(kind: string) {
    if (kind === "again") this.hear({ kind, reason: null });
    else if (kind === "seen") this.hear({ kind, order: this.order });
    else this.send(kind);
  }
}

test("however answers and others' moves fall, all end in one order and nothing is lost", () => {
  fc.assert(
    fc.property(happenings, (all) => {
      const world = new World();
      for (const [id, one] of all.entries()) {
        if (!("name" in one)) world.happen(one.kind);
        else if (one.kind === "wanted") world.want(move(one.name, one.place, id));
        else world.rank(move(one.name, one.place, id + 1_000), world.order.version);
      }
      for (let round = 0; round < 100; round += 1) {
        world.happen("again");
        world.happen("sent");
      }
      world.happen("seen");

      expect([world.queue.waiting, world.queue.held]).toEqual([[], []]);
      expect(shownOrder(world.queue)).toEqual(world.order.names);
      expect(world.wanted.every(({ id }) => world.done.has(id))).toBe(true);
    }),
    { numRuns: 200 },
  );
});
