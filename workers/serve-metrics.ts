import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { Config } from "#lib/config.ts";
import { metricsType, renderMetrics } from "#lib/metrics.ts";

/** Shows what a worker counts at `/metrics`, for it has no pages; nothing where no port was set. */
export async function serveMetrics({
  host,
  metricsPort,
}: Pick<Config, "host" | "metricsPort">): Promise<Server | null> {
  if (metricsPort === null) return null;
  const server = createServer((request, response) => {
    const isAsked = request.method === "GET" && request.url === "/metrics";
    if (!isAsked) response.writeHead(404).end();
    else
      renderMetrics(null).then(
        (text) => response.setHeader("content-type", metricsType).end(text),
        () => response.writeHead(500).end(),
      );
  });
  server.listen(metricsPort, host);
  await once(server, "listening");
  return server;
}
