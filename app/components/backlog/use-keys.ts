import { type RefObject, useEffect, useRef } from "react";
import { hearKeys } from "#app/components/keys/page-key.ts";
import { type Command, commandOf } from "./keys.ts";

/** Calls `act` for each key that is a command here; what it answers `true` to goes no further. */
export function useKeys(
  list: RefObject<HTMLElement | null>,
  act: (command: Command) => boolean,
): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const stop = new AbortController();
    hearKeys((key) => {
      const command = commandOf(key, list.current?.contains(document.activeElement) ?? false);
      return command !== null && latest.current(command);
    }, stop.signal);
    return () => stop.abort();
  }, [list]);
}
