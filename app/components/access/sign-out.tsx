"use client";

import { ask } from "./ask.ts";

/** Ends the session of this browser. */
export function SignOut() {
  const leave = async () => {
    await ask("DELETE", "session");
    location.reload();
  };
  return (
    <button type="button" onClick={() => void leave()}>
      Sign out
    </button>
  );
}
