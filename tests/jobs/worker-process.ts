import { diarists } from "./diary.ts";
import { openAt, type Place } from "./place.ts";

/** A process that works at a place until it is ended: `worker-process.ts PLACE DIARY MILLISECONDS`. */
const [place = "", diary = "", milliseconds = ""] = process.argv.slice(2);
const engine = await openAt(JSON.parse(place) as Place);
const handlers = diarists(diary, Number(milliseconds));
const worker = engine.work(handlers, { concurrency: 4, holder: `process ${process.pid}` });
process.once("SIGTERM", async () => {
  const isClean = await worker.stop(8_000);
  await engine.close();
  process.exit(isClean ? 0 : 1);
});
process.stdout.write("works\n");
