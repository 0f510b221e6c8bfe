import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useLayoutEffect, useRef } from "react";
import { backlogPage } from "#app/components/addresses.ts";
import { onArrival } from "#app/components/arrival.ts";
import { type BacklogFilter, filterInAddress } from "#lib/domain/backlog-filter.ts";
import type { BacklogPage } from "#lib/domain/backlog-page.ts";
import { tellNext, writeAddress, writtenAddress } from "./address-bar.ts";
import { scrolled } from "./use-scroll-memory.ts";
import { nameAt } from "./use-selection.ts";

type Address = {
  readonly project: string;
  readonly filter: BacklogFilter;
  readonly around: string | null;
  /** Not while the server alone knows what the rest of the address means. */
  readonly isOn: boolean;
  /** What the server was asked for, and its answer, another one each time. */
  readonly answered: { readonly address: string; readonly page: BacklogPage };
};

/** In milliseconds; not with every keystroke, for browsers take only so many in a minute. */
const settled = 250;
/** So long after somebody has followed a link, a change of the address would call them back. */
const leaving = 5_000;

/** Keeps the address true to what is shown, so that it can be sent to others, loaded again and come back to. */
export function useAddress({ project, filter, around, isOn, answered }: Address): void {
  const leftAt = useRef(Number.NEGATIVE_INFINITY);
  const write = useWriting(answered);
  useEffect(() => {
    if (!isOn) return;
    const writeRow = (row: string | null) => write(addressOf(project, filter, row));
    const timer = setTimeout(() => {
      if (performance.now() - leftAt.current > leaving) writeRow(around);
    }, settled);
    const leave = ({ target, ctrlKey, metaKey, shiftKey }: MouseEvent) => {
      const link = target instanceof Element ? target.closest("a") : null;
      const isElsewhere = ctrlKey || metaKey || shiftKey;
      if (link === null || isElsewhere || link.pathname === location.pathname) return;
      leftAt.current = performance.now();
      writeRow(nameAt(target) ?? around);
    };
    addEventListener("click", leave, { capture: true });
    return () => {
      clearTimeout(timer);
      removeEventListener("click", leave, { capture: true });
    };
  }, [project, filter, around, isOn, write]);
}

/** Writes an address, and writes it again whenever Next has written the one that it knows. */
function useWriting({ address, page }: Address["answered"]): (address: string) => void {
  const written = useRef<string | null>(null);
  const sent = useRef(address);
  const known = useSearchParams();
  const write = useCallback((wanted: string) => {
    written.current = wanted;
    if (writtenAddress() !== wanted) writeAddress("replace", wanted, scrolled());
  }, []);
  // What was written for the entry that was left is not meant for this one.
  useEffect(
    () =>
      onArrival(() => {
        written.current = writtenAddress();
      }),
    [],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page tells when Next writes, in the same breath.
  useLayoutEffect(() => {
    if (sent.current !== address) {
      // Next itself has led to another one.
      sent.current = address;
      written.current = null;
    } else if (`${known}` !== `${new URL(address, location.href).searchParams}`) {
      // Who comes back finds the page as it was sent, and the address as it was left.
      written.current ??= writtenAddress();
      tellNext(address);
    }
    if (written.current !== null) write(written.current);
  }, [address, page, known, write]);
  return write;
}

const addressOf = (project: string, filter: BacklogFilter, around: string | null): string =>
  backlogPage(project, { ...filterInAddress(filter), ...(around === null ? {} : { around }) });
