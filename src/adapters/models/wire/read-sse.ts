/** More than any answer within our limits; what comes after it is not read. */
const MAX_BYTES = 2_000_000;

/**
 * The data of server-sent events, one string per `data:` line: both line ends, comments, a missing blank, bytes
 * split anywhere. One JSON value per line, as all model servers do it.
 *
 * Ends when the stream does or the signal says so; rejects when the connection breaks. Leaving early closes the
 * stream.
 */
export async function* readSse(
  stream: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const reader = stream.getReader();
  const close = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener("abort", close);
  if (signal.aborted) close();
  const decoder = new TextDecoder();
  let rest = "";
  let bytes = 0;
  try {
    while (bytes < MAX_BYTES) {
      const { done, value } = await reader.read();
      bytes += value?.byteLength ?? 0;
      const text = rest + (done ? decoder.decode() : decoder.decode(value, { stream: true }));
      const lines = text.split(/\r?\n/);
      rest = done ? "" : (lines.pop() ?? "");
      yield* lines.flatMap((line) => /^data: ?(.*)$/s.exec(line)?.[1] ?? []);
      if (done) return;
    }
  } finally {
    signal.removeEventListener("abort", close);
    close();
  }
}
