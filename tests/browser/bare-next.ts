import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

/** The least that a page with anything live in it is made of. */
const files: Readonly<Record<string, string>> = {
  "package.json": `{ "name": "bare", "private": true, "type": "module" }`,
  // The packages are those of the checkout, by a link that leads out of this folder.
  "next.config.mjs": `export default { turbopack: { root: "/" } };`,
  "app/layout.jsx": `export default function Layout({ children }) {
    return <html lang="en"><body>{children}</body></html>;
  }`,
  "app/page.jsx": `import { Count } from "./count";
  export const dynamic = "force-dynamic";
  export default function Page() {
    return <main><h1>Bare</h1><Count /></main>;
  }`,
  "app/empty/route.js": `export const dynamic = "force-dynamic";
  export const GET = () => new Response(null);`,
  "app/count.jsx": `"use client";
  import { useState } from "react";
  export function Count() {
    const [count, setCount] = useState(0);
    return <button onClick={() => setCount(count + 1)}>{count}</button>;
  }`,
};

const program = join(
  dirname(createRequire(import.meta.url).resolve("next/package.json")),
  "dist/bin/next",
);

/** A page of the same Next with one small client component and a route that answers with nothing, at `/empty`, built and started now: the floor of all others. */
export async function startBareNext() {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder.path, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  await symlink(resolve("node_modules"), join(folder.path, "node_modules"));
  const build = next(folder.path, "build");
  build.stdout?.resume();
  const [built] = await once(build, "close");
  if (built !== 0) throw new Error(`The bare page could not be built: next ended with ${built}.`);
  const server = next(folder.path, "start", "--hostname", "127.0.0.1", "--port", "0");
  const ended = once(server, "close");
  const address = await Promise.race([saidAddress(server), ended.then(() => null)]);
  if (address === null) throw new Error("The bare page could not be started: next ended.");
  return {
    address,
    stop: async () => {
      // It has nothing to lose, and would wait for the browser's open connections.
      server.kill("SIGKILL");
      await ended;
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** Where it answers, once it says that it does; it chooses a port that is free by itself. */
const saidAddress = ({ stdout }: ChildProcess) =>
  new Promise<string>((resolve) => {
    let said = "";
    stdout?.on("data", (text) => {
      said += text;
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
      if (address !== undefined && said.includes("Ready in")) resolve(address);
    });
  });

// biome-ignore lint/style/noProcessEnv: Next needs a PATH, and builds another page where NODE_ENV is that of a test.
const { PATH = "", HOME = "" } = process.env;

/** Whoever starts it reads what it says, or it waits for a reader one day. */
function next(cwd: string, ...words: readonly string[]): ChildProcess {
  const env = { PATH, HOME, NEXT_TELEMETRY_DISABLED: "1" } as unknown as NodeJS.ProcessEnv;
  return spawn(process.execPath, [program, ...words], {
    cwd,
    env,
    stdio: ["ignore", "pipe", "ignore"],
  });
}
