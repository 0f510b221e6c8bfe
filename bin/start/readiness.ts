import { setTimeout as pause } from "node:timers/promises";

/** Asks the service itself until it answers, and then says where it runs. */
export async function announceWhenReady(host: string, port: number): Promise<void> {
  const address = `http://${reachable(host)}:${port}/`;
  while (!(await answers(`${address}api/health`))) await pause(100);
  console.log(`review slots runs at ${address}`);
}

/** The addresses that mean all of a machine's are none to go to. */
function reachable(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return host.includes(":") ? `[${host}]` : host;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
