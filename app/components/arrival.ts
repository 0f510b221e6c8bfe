type Hear = () => void;

const hearing = new Set<Hear>();

// Before Next, which draws in its own listener: so this is a part of what every page begins with.
if (typeof window !== "undefined") {
  addEventListener("popstate", () => {
    for (const hear of hearing) hear();
  });
}

/** Tells of a way back or forward while the page is still as it was left; gives what ends it. */
export function onArrival(hear: Hear): () => void {
  hearing.add(hear);
  return () => hearing.delete(hear);
}
