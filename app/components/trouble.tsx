import { randomUUID } from "node:crypto";
import { log } from "#lib/log.ts";
import { Bar } from "./bar.tsx";
import { Message } from "./message.tsx";

/** A page that could not be built: what that means, what to do, and a code that leads to the log. */
export function Trouble({ error }: { error: unknown }) {
  const code = randomUUID().slice(0, 8);
  log.error({ code, error }, "A page could not be built.");
  return (
    <>
      <Bar project={null} />
      <Message title="This page could not be built.">
        <p>
          Nothing was changed. Load the page again; if it happens twice, tell your operator this
          code:
        </p>
        <p>
          <code>{code}</code>
        </p>
      </Message>
    </>
  );
}
