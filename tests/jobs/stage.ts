import type { Handlers, JobEngine, Worker } from "#lib/jobs/engine.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { forAll } from "./diary.ts";
import { openAt, type Place } from "./place.ts";

/** Makes a place of its own for each test, in this folder or by its name. */
export type MakePlace = (folder: string) => Place;

/** An engine of its own, closed with its workers after the test. */
export async function stage(makePlace: MakePlace) {
  const folder = await temporaryFolder();
  const place = makePlace(folder.path);
  const said: string[] = [];
  const engines: JobEngine[] = [];
  const workers: Worker[] = [];
  const open = async () => {
    const engine = await openAt(place, said);
    engines.push(engine);
    return engine;
  };
  const engine = await open();
  return {
    folder: folder.path,
    place,
    said,
    engine,
    open,
    work: (handler: Handlers["observe"], { concurrency = 4, on = engine } = {}) => {
      const worker = on.work(forAll(handler), { concurrency, holder: "this test" });
      workers.push(worker);
      return worker;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(workers.map((worker) => worker.stop(5_000)));
      for (const one of engines) await one.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}
