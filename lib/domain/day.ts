const written = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?$/;

/**
 * A day such as 2030-01-31, which begins at midnight UTC, or an instant in UTC as an instant; null for anything else. A
 * day that no month has is no day.
 */
export function readDay(text: string): Date | null {
  const date = new Date(text);
  const isDay = written.test(text) && !Number.isNaN(date.getTime());
  return isDay && date.toISOString().startsWith(text.slice(0, 10)) ? date : null;
}
