/**
 * Makes a value of each text once and gives the same one for the same text again, for what few texts say many times.
 * Of more than `limit` different texts all are forgotten.
 */
export function sharing<T>(make: (text: string) => T, limit = 10_000): (text: string) => T {
  const made = new Map<string, T>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    if (made.size >= limit) made.clear();
    const value = make(text);
    made.set(text, value);
    return value;
  };
}
