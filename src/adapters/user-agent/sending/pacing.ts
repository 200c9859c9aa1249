import type { Clock } from "../../../core/ports/clock.ts";
import type { Receipt } from "../../../core/ports/reply-sender.ts";
import type { SendPace, SendSlots } from "../../../core/ports/send-slots.ts";
import type { ReadyRow } from "../outbox-queue.ts";
import type { StateStore } from "../state-store.ts";
import { createChatGaps } from "./chat-gaps.ts";
import type { Hold } from "./gate.ts";
import { accountOf, laneOf, lineOf } from "./lane.ts";
import { BACKUP_MS, createLine, isAhead, type Line, SLEEP_MS } from "./line.ts";
import { createTimer } from "./timer.ts";

/** A platform's pace, and the slots of one of our accounts with it. */
export interface ChannelPacing {
  pace: SendPace;
  slotsOf(accountId: string): SendSlots;
}

/** So long before a chat is free again its next message asks for a slot. */
const ASK_EARLY_MS = 60;

/** Holds back what would go out faster than the platform takes it. */
export interface Pacing {
  /** Rows are looked at anew. */
  begin(): void;
  /** Whether this one may go out now. If not, it is kept in mind for `end`. */
  admits(row: ReadyRow): boolean;
  /** Why one that was not admitted stays; null when that is for its chat. */
  holdOn(row: ReadyRow): Hold | null;
  /** Asks for what was missing, and sees to it that `wake` is called when something can go. */
  end(): void;
  /** It is being sent. */
  leaves(row: ReadyRow): void;
  answered(row: ReadyRow, receipt: Receipt): void;
  /** UTC milliseconds at which to look again; null when nothing is held back. */
  nextAt(): number | null;
}

/** `answered`: the giver has; `wake`: something can go, or it is time to ask. */
export function createPacing(
  deps: { clock: Clock; pacing: Partial<Record<string, ChannelPacing>> },
  state: StateStore,
  { answered, wake }: { answered: () => void; wake: () => void },
): Pacing {
  const lines = createLines(deps.clock, state, answered);
  const chats = createChatGaps();
  const ring = createTimer(wake);
  /** UTC milliseconds at which a chat that something waits for is free. */
  let chatFreeAt: number | null = null;

  function soonest(now: number): number | null {
    const times = [...lines.all().map((line) => line.nextAt(now)), chatFreeAt];
    const ahead = times.filter((at) => isAhead(at, now)) as number[];
    return ahead.length === 0 ? null : Math.min(...ahead);
  }

  return {
    begin() {
      chatFreeAt = null;
      for (const line of lines.all()) line.begin();
    },

    admits(row) {
      const channel = deps.pacing[row.channel];
      if (!channel) return true;
      const now = deps.clock.now();
      const freeAt = chats.freeAt(row, channel.pace, now);
      if (freeAt > now) chatFreeAt = Math.min(chatFreeAt ?? freeAt, freeAt);
      if (freeAt > now + ASK_EARLY_MS) return false;
      const line = lines.of(row, channel);
      if (freeAt <= now && line.take(now)) return true;
      line.miss(row.addressKey);
      return false;
    },

    holdOn(row) {
      const channel = deps.pacing[row.channel];
      if (!channel || chats.freeAt(row, channel.pace, deps.clock.now()) > deps.clock.now())
        return null;
      const line = lines.of(row, channel);
      return { line: lineOf(row), until: line.turnAt };
    },

    end() {
      const now = deps.clock.now();
      for (const line of lines.all()) line.ask(now);
      const at = soonest(now);
      // For the longer waits there is the alarm.
      if (at !== null && at <= now + SLEEP_MS) ring(at, now);
    },

    leaves(row) {
      if (deps.pacing[row.channel]) chats.leaves(row, deps.clock.now());
    },

    answered(row, receipt) {
      const channel = deps.pacing[row.channel];
      if (channel) chats.arrived(row, deps.clock.now());
      if (!channel || receipt.outcome !== "retry" || !receipt.rateLimited) return;
      const until = deps.clock.now() + (receipt.afterMs ?? 1_000);
      channel.slotsOf(accountOf(row)).limited(until, channel.pace.refuses);
    },

    nextAt() {
      const now = deps.clock.now();
      const isAsking = lines.all().some((line) => line.isAsking());
      return soonest(now) ?? (isAsking ? now + BACKUP_MS : null);
    },
  };
}

/** One line per account and lane. */
function createLines(clock: Clock, state: StateStore, answered: () => void) {
  const lines = new Map<string, Line>();
  return {
    all: (): Line[] => [...lines.values()],
    of(row: ReadyRow, { slotsOf }: ChannelPacing): Line {
      const key = `slots ${lineOf(row)}`;
      const line =
        lines.get(key) ??
        createLine(
          { lane: laneOf(row), key, clock, slots: slotsOf(accountOf(row)) },
          state,
          answered,
        );
      lines.set(key, line);
      return line;
    },
  };
}
