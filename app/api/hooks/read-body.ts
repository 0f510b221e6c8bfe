/** A body that is not taken: too large, or too slow. */
type Refused = { readonly status: 413 | 408 };

type Reader = ReadableStreamDefaultReader<Uint8Array>;

/**
 * The body of a request as text, without ever holding much more than `bytes` of it or waiting longer than
 * `milliseconds`. A sender that breaks off has sent nothing.
 */
export async function readBody(
  request: Request,
  { bytes, milliseconds }: { readonly bytes: number; readonly milliseconds: number },
): Promise<string | Refused> {
  if (Number(request.headers.get("content-length")) > bytes) return { status: 413 };
  const reader = request.body?.getReader();
  if (reader === undefined) return "";
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    leave(reader);
  }, milliseconds);
  const body = await collect(reader, bytes).catch(() => "");
  clearTimeout(timer);
  return isLate ? { status: 408 } : body;
}

async function collect(reader: Reader, bytes: number): Promise<string | Refused> {
  const chunks: Uint8Array[] = [];
  for (let size = 0; ; ) {
    const { value } = await reader.read();
    if (value === undefined) return Buffer.concat(chunks).toString("utf8");
    size += value.length;
    if (size > bytes) {
      leave(reader);
      return { status: 413 };
    }
    chunks.push(value);
  }
}

/** What still comes is thrown away; a read that waits ends. */
function leave(reader: Reader): void {
  reader.cancel().catch(() => {
    // The sender is gone: that is all that was wanted.
  });
}
