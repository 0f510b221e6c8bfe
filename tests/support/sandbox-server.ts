import { type Sandbox, type SandboxOptions, startSandbox } from "#lib/sandbox/server.ts";
import type { Answer, Person, ReviewServer } from "./review-server.ts";

const admin: Person = { accountId: 1000000, username: "admin", password: "secret" };

/** The sandbox as a server under test; `sandbox` gives what no real server has: its state and its operation log. */
export async function startSandboxServer(
  options: SandboxOptions = {},
): Promise<ReviewServer & { readonly sandbox: Sandbox }> {
  const sandbox = await startSandbox(options);
  return {
    name: "sandbox",
    url: sandbox.url,
    admin,
    request: (as, method, path, body) => request(sandbox.url, as, method, path, body),
    stop: () => sandbox.close(),
    sandbox,
  };
}

async function request(
  url: string,
  as: Person | null,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const response = await fetch(`${url}${as === null ? "" : "a/"}${path}`, {
    method,
    redirect: "manual",
    headers: {
      ...(as === null ? {} : { Authorization: basic(as) }),
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, text, body: parsed(text) };
}

const basic = ({ username, password }: Person) =>
  `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;

function parsed(text: string): unknown {
  return text.startsWith(")]}'\n") ? JSON.parse(text.slice(5)) : null;
}
