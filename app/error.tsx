"use client";

import { useEffect } from "react";
import { Message } from "./components/message.tsx";

const key = "review-slots.reloaded";
const pause = 2_000;
/** A page that breaks again so soon is not loaded again by itself. */
const once = 60_000;

/**
 * Only for what goes wrong in the browser; the pages themselves say in words when they can't be built. An answer that
 * broke off, as when the service restarts, is asked again once the service is there.
 */
export default function BrokenPage({ error }: { error: Error & { digest?: string } }) {
  useEffect(() => {
    if (Date.now() - Number(sessionStorage.getItem(key)) < once) return;
    const timer = setInterval(async () => {
      const answer = await fetch("/api/health/live", { cache: "no-store" }).catch(() => null);
      if (!answer?.ok) return;
      sessionStorage.setItem(key, String(Date.now()));
      location.reload();
    }, pause);
    return () => clearInterval(timer);
  }, []);
  return (
    <Message title="This page could not be shown.">
      <p>
        Nothing was changed. It is loaded again by itself once the service answers; if it happens
        twice, tell your operator.
      </p>
      {error.digest === undefined ? null : (
        <p>
          <code>{error.digest}</code>
        </p>
      )}
    </Message>
  );
}
