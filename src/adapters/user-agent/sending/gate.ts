/** Why messages of one line stay. */
export interface Hold {
  /** Which messages: those of this lane and account. */
  line: string;
  /** UTC milliseconds, as far as it is known now; null when it is over. */
  until(now: number): number | null;
}

/** What is new in an outbox when it is not known to be of one line. */
export const ANYTHING = "*";

export interface Gate {
  /** The outbox is about to be looked at. */
  begin(): void;
  /** What became of one of its messages. Null: it went, or stays for a reason that is not watched here. */
  note(hold: Hold | null): void;
  /** All of it was looked at; `nextAt`: when more of it is ready (UTC ms). */
  end(nextAt: () => number | null): void;
  /** Looking again would find nothing that can go. `news`: lines of what was put there since. */
  isClosed(now: number, news: ReadonlySet<string>): boolean;
  /** UTC milliseconds until which it is closed; null when it is open. */
  until(now: number): number | null;
}

/**
 * Remembers that nothing can go, so that the outbox is not read again until that has changed: while many wait for
 * the platform, looking would be most of what their objects do.
 */
export function createGate(): Gate {
  let holds = new Map<string, Hold>();
  let isOpen = true;
  let hasPassed = false;
  /** When something that was not ready is; UTC milliseconds. */
  let more = Number.POSITIVE_INFINITY;

  function until(now: number): number | null {
    if (isOpen) return null;
    const ends = [...holds.values()].map((hold) => hold.until(now) ?? now);
    const end = Math.min(...ends, more);
    return end > now ? end : null;
  }

  return {
    begin() {
      holds = new Map();
      hasPassed = false;
      // Should the look break off, the next one is not prevented.
      isOpen = true;
    },
    note(hold) {
      if (hold === null) hasPassed = true;
      else holds.set(hold.line, hold);
    },
    end(nextAt) {
      isOpen = hasPassed || holds.size === 0;
      if (!isOpen) more = nextAt() ?? Number.POSITIVE_INFINITY;
    },
    isClosed(now, news) {
      isOpen ||= until(now) === null || [...news].some((line) => !holds.has(line));
      return !isOpen;
    },
    until,
  };
}
