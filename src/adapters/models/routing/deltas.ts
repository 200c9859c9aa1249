/** A queue of text between who hears it and who shows it; unread, it costs nothing but memory. */
export function createDeltas() {
  const queue: string[] = [];
  let over = false;
  let wake: (() => void) | undefined;

  async function* read(): AsyncGenerator<string> {
    for (;;) {
      const piece = queue.shift();
      if (piece !== undefined) yield piece;
      else if (over) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  }

  return {
    push(piece: string): void {
      queue.push(piece);
      wake?.();
    },
    end(): void {
      over = true;
      wake?.();
    },
    iterable: read() as AsyncIterable<string>,
  };
}
