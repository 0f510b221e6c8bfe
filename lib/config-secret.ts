import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { SetupError } from "./failure.ts";
import { Secret } from "./secret.ts";

/** Where a secret stands, as the configuration names it: never in the configuration itself. */
export type SecretSource = { readonly env: string } | { readonly file: string };

/** Which key of which file asks for a secret, and what it is to people. */
type Asked = { readonly file: string; readonly key: string; readonly is: string };

type Environment = Readonly<Record<string, string | undefined>>;

/** A secret from a variable, or from a file beside the configuration. Throws a `SetupError` where it is not there. */
export function readSecret(
  { file, key, is }: Asked,
  source: SecretSource,
  environment: Environment,
): Secret {
  if ("env" in source) {
    const value = environment[source.env];
    if (value) return new Secret(value);
    throw new SetupError(
      "config",
      `${file}: ${key} names the variable ${source.env}, which is not set.`,
      `Set ${source.env} to ${is}.`,
    );
  }
  const path = resolve(dirname(file), source.file);
  if (existsSync(path)) return new Secret(readFileSync(path, "utf8").trim());
  throw new SetupError(
    "config",
    `${file}: ${key} names the file ${source.file}, which does not exist.`,
    `Write ${is} into it.`,
  );
}

/** It stands in an address; 32 random characters of this kind are 192 bits, or 128 where they are hexadecimal. */
const webhookForm = /^[A-Za-z0-9_-]{32,200}$/;

/** The secret part of a server's webhook address. Throws a `SetupError` where it could be guessed. */
export function readWebhook(
  asked: Omit<Asked, "is">,
  source: SecretSource,
  environment: Environment,
): Secret {
  const secret = readSecret({ ...asked, is: "a random word of 32 letters" }, source, environment);
  if (webhookForm.test(secret.reveal())) return secret;
  throw new SetupError(
    "config",
    `${asked.file}: ${asked.key} is shorter than 32 characters, or has others than letters, digits, - and _.`,
    "Make one that nobody guesses: openssl rand -hex 32.",
  );
}

/** The address of Redis with its password; null where there is none. Throws a `SetupError` where it is no address. */
export function readRedis(text: string | undefined): Secret | null {
  if (text === undefined || text === "") return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^rediss?:$/.test(url.protocol) || url.hostname === "") {
    throw new SetupError(
      "config",
      // Not quoted: it may have a password in it.
      "REDIS_URL is no address of a Redis.",
      "Write redis://HOST:PORT, or rediss://:PASSWORD@HOST:PORT/NUMBER; unset it to run without Redis.",
    );
  }
  // The password is hidden by itself too, wherever others quote it.
  if (url.password !== "") new Secret(decodeURIComponent(url.password));
  return new Secret(text);
}
