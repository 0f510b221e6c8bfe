/** Whether the parts of this path can be decoded: Next answers any other one with a bare 500. */
export function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** The same path with its percent signs as they stand there, so that a page can say that it knows nothing so called. */
export const asItStands = (path: string): string => path.replaceAll("%", "%25");
