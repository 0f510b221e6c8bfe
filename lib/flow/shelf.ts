/** Keeps what was made last under each key, for as long as it is good. */
export type Shelf<T> = {
  /**
   * What is kept, or what `make` makes now. However many ask at once, one makes; and nobody gets what was begun before
   * a commit that came before they asked.
   */
  recall(key: string, terms: Terms<T>, make: () => Promise<T>): Promise<T>;
};

export type Terms<T> = {
  /** Another one whenever what is kept may be out of date. */
  readonly version: () => Promise<Version>;
  /** Whether it is still good although nothing was committed: time alone changes some things. */
  readonly isGood: (kept: T) => boolean;
};

type Version = string | number;
type Made<T> = { readonly version: Version; readonly value: T };
type Making<T> = { readonly version: Version; readonly made: Promise<Made<T>> };
type Place<T> = {
  kept: Made<T> | null;
  making: Making<T> | null;
  /** Begins when the one that is being made is done; all that come meanwhile share it. */
  next: Promise<Made<T>> | null;
};

/** Of more than `most` keys those that came first are forgotten. */
export function createShelf<T>(most = Number.POSITIVE_INFINITY): Shelf<T> {
  const places = new Map<string, Place<T>>();
  return {
    recall: async (key, { version, isGood }, make) => {
      const place = places.get(key) ?? { kept: null, making: null, next: null };
      places.set(key, place);
      const [first = key] = places.keys();
      if (places.size > most) places.delete(first);
      const now = await version();
      const { kept } = place;
      if (kept?.version === now && isGood(kept.value)) return kept.value;
      return (await newest(place, now, version, make)).value;
    },
  };
}

/** Made from what was committed by `asked` at the least. */
function newest<T>(
  place: Place<T>,
  asked: Version,
  version: () => Promise<Version>,
  make: () => Promise<T>,
): Promise<Made<T>> {
  const { making } = place;
  if (making?.version === asked) return making.made;
  if (making !== null) place.next ??= follow(place, making, version, make);
  return place.next ?? begin(place, asked, make);
}

async function follow<T>(
  place: Place<T>,
  { made }: Making<T>,
  version: () => Promise<Version>,
  make: () => Promise<T>,
): Promise<Made<T>> {
  await made.catch(() => undefined);
  let now: Version = 0;
  try {
    now = await version();
  } finally {
    // Whoever asks from here on may ask for more than this one will have read.
    place.next = null;
  }
  return begin(place, now, make);
}

/** The version was read before anything is: what is committed while it is made belongs to the next. */
function begin<T>(place: Place<T>, version: Version, make: () => Promise<T>): Promise<Made<T>> {
  const made = make()
    .then((value) => {
      place.kept = { version, value };
      return place.kept;
    })
    .finally(() => {
      place.making = null;
    });
  place.making = { version, made };
  return made;
}
