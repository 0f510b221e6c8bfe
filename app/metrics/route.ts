import { answering } from "#app/answering.ts";
import { services } from "#app/services.ts";
import { type Measures, measure } from "#lib/flow/measure.ts";
import { log } from "#lib/log.ts";
import { metricsType, renderMetrics } from "#lib/metrics.ts";

export const dynamic = "force-dynamic";

/** Scrapes that come closer together than this are answered from the same look at the state. */
const keptFor = 10_000;
const kept: { measures: Promise<Measures> | null; at: number } = { measures: null, at: 0 };

/** Everything as Prometheus reads it. */
export const GET = answering(async () => {
  const measures = await measured().catch((error: unknown) => {
    log.warn({ error }, "the state could not be measured");
    return "unreadable" as const;
  });
  const body = await renderMetrics(measures);
  return new Response(body, { headers: { "content-type": metricsType } });
});

function measured(): Promise<Measures> {
  const now = performance.now();
  if (kept.measures === null || now - kept.at > keptFor) {
    kept.at = now;
    kept.measures = measure(services());
    kept.measures.catch(() => {
      kept.measures = null;
    });
  }
  return kept.measures;
}
