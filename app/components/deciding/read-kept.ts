/** Only this page writes there; what can't be read is as good as nothing. */
export function readKept<Kept>(key: string): Kept | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}
