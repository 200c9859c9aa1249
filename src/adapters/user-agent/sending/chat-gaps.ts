import type { Address } from "../../../core/chat/inbound.ts";
import type { SendPace } from "../../../core/ports/send-slots.ts";
import { json } from "../database.ts";
import type { ReadyRow } from "../outbox-queue.ts";

/** Platforms let so many pass at once; answers may use that, notices keep the pace. */
const REPLY_BURST = 3;

/** When the last messages to each chat left; in memory, since a 429 at most follows from forgetting it. */
export function createChatGaps() {
  /** UTC milliseconds, the newest last. */
  const left = new Map<string, number[]>();
  return {
    /** UTC milliseconds; `now` or earlier when the chat is free. */
    freeAt(row: ReadyRow, pace: SendPace, now: number): number {
      const times = left.get(row.addressKey);
      if (!times) return now;
      const places = row.notify ? 1 : REPLY_BURST;
      const before = times.at(-places);
      // Ahead of now only after the clock was set back.
      return before === undefined || before > now ? now : before + places * gapOf(row, pace);
    },

    /** The platform counts from when it has it, which is no later than its answer. */
    arrived(row: ReadyRow, now: number): void {
      const times = left.get(row.addressKey);
      if (times) left.set(row.addressKey, [...times.slice(0, -1), now]);
    },

    leaves(row: ReadyRow, now: number): void {
      const times = [...(left.get(row.addressKey) ?? []), now].slice(-REPLY_BURST);
      left.set(row.addressKey, times);
    },
  };
}

/** In a group that hides what is meant for one person, answers go to their own chat. */
function gapOf(row: ReadyRow, { chatGapMs, groupGapMs }: SendPace): number {
  const { kind, recipientId } = json<Address>(row.address);
  return kind === "group" && recipientId === undefined ? groupGapMs : chatGapMs;
}
