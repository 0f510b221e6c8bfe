import type { Sight } from "./look-at-project.ts";

/** Something that follows from a sight, made when it is first asked for and then kept as long as the sight. */
export function oncePerSight<T>(make: (sight: Sight) => T): (sight: Sight) => T {
  const kept = new WeakMap<Sight, { readonly made: T }>();
  return (sight) => {
    const known = kept.get(sight);
    if (known !== undefined) return known.made;
    const made = make(sight);
    kept.set(sight, { made });
    return made;
  };
}
