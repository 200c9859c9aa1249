/** Why messages of one line stay. */
export interface Hold {
  /** Which messages: those of this lane and account. */
  line: string;
  /** UTC milliseconds. */
  until: number;
  /** False when it is over sooner. */
  holds(now: number): boolean;
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
  until(): number | null;
}

/**
 * Remembers that nothing can go, so that the outbox is not read again until that has changed: while many wait for
 * the platform, looking would be most of what their objects do.
 */
export function createGate(): Gate {
  let holds = new Map<string, Hold>();
  let isOpen = true;
  let until = 0;
  return {
    begin() {
      holds = new Map();
      isOpen = false;
    },
    note(hold) {
      if (hold === null) isOpen = true;
      else holds.set(hold.line, hold);
    },
    end(nextAt) {
      isOpen ||= holds.size === 0;
      if (isOpen) return;
      const ends = [...holds.values()].map((hold) => hold.until);
      until = Math.min(...ends, nextAt() ?? Number.POSITIVE_INFINITY);
    },
    isClosed(now, news) {
      isOpen ||= now >= until;
      isOpen ||= [...news].some((line) => !holds.has(line));
      isOpen ||= ![...holds.values()].every((hold) => hold.holds(now));
      return !isOpen;
    },
    until: () => (isOpen ? null : until),
  };
}
