import { useRouter } from "next/navigation";
import { type RefObject, useEffect } from "react";

/** Follows the plain links of the list without loading the page; a click that asks for another window is the browser's. */
export function useOpening(list: RefObject<HTMLElement | null>): void {
  const router = useRouter();
  useEffect(() => {
    const open = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey);
      if (link === null || !isPlain || event.defaultPrevented) return;
      event.preventDefault();
      router.push(`${link.pathname}${link.search}`);
    };
    const element = list.current;
    element?.addEventListener("click", open);
    return () => element?.removeEventListener("click", open);
  }, [list, router]);
}
