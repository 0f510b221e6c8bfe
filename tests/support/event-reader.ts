/** One event as a browser would take it. */
export type ReadEvent = {
  readonly event: string;
  readonly id: string | null;
  readonly data: unknown;
};

/** Reads Server-Sent Events as they come; `comments` are the signs of life, and one that did not end by itself was cut. */
export function readEvents(response: Response) {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) throw new Error("The answer has no body.");
  let text = "";
  const state = { hasEnded: false, isCut: false, comments: 0, retry: null as string | null };
  const cut = () => {
    state.isCut = true;
    return { value: undefined, done: true };
  };
  const fill = async () => {
    const { value, done } = await reader.read().catch(cut);
    if (value !== undefined) text += value;
    state.hasEnded = done;
  };
  const take = (): ReadEvent | null => {
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const lines = text.slice(0, end).split("\n");
      text = text.slice(end + 2);
      const field = (name: string) =>
        lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? null;
      if (lines[0]?.startsWith(":")) state.comments += 1;
      state.retry = field("retry") ?? state.retry;
      const event = field("event");
      if (event !== null) return { event, id: field("id"), data: JSON.parse(field("data") ?? "") };
    }
    return null;
  };
  return {
    state,
    /** The next event, null once the stream has ended. */
    next: async (): Promise<ReadEvent | null> => {
      for (;;) {
        const event = take();
        if (event !== null || state.hasEnded) return event;
        await fill();
      }
    },
    cancel: () => reader.cancel(),
  };
}
