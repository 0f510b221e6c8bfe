"use client";

import { Message } from "./components/message.tsx";

/** Only for what goes wrong in the browser; the pages themselves say in words when they can't be built. */
export default function BrokenPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <Message title="This page could not be shown.">
      <p>Nothing was changed. Load the page again; if it happens twice, tell your operator.</p>
      {error.digest === undefined ? null : (
        <p>
          <code>{error.digest}</code>
        </p>
      )}
    </Message>
  );
}
