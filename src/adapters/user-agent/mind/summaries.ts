import type { Passage } from "../../../core/mind/passage.ts";
import { summaryFrom, summaryRequest } from "../../../core/mind/summarise.ts";
import type { LanguageModel } from "../../../core/ports/language-model.ts";
import type { ConversationStore } from "../conversation-store.ts";
import type { StateStore } from "../state-store.ts";
import { asPassage, MESSAGES } from "./said.ts";

/** So many messages that no prompt holds any more are worth a summary. */
const WORTH_IT = 12;
const AT_ONCE = 24;

interface Kept {
  text: string;
  /** `rev` of the newest message in it. */
  upTo: number;
}

/** Notes on what was said before the messages that a prompt holds, one for each channel. */
export function createSummaries(store: ConversationStore, state: StateStore, model: LanguageModel) {
  let running = false;
  const key = (channel: string) => `mind:summary:${channel}`;
  const kept = (channel: string) => state.get<Kept>(key(channel));

  async function summarise(channel: string, correlationId: string): Promise<void> {
    const before = kept(channel);
    const rows = store.older(channel, {
      after: before?.upTo ?? 0,
      butNewest: MESSAGES,
      limit: AT_ONCE,
    });
    const newest = rows.at(-1);
    if (!newest || rows.length < WORTH_IT) return;
    const messages: Passage[] = rows.flatMap(asPassage);
    const run = model.generate(summaryRequest(before?.text, messages), { correlationId });
    const text = summaryFrom(await run.result);
    if (text !== null) state.set(key(channel), { text, upTo: newest.rev } satisfies Kept);
  }

  return {
    of: (channel: string): string | undefined => kept(channel)?.text,

    /** Brings the notes of a channel up to date when it is time; never shown, and lost without harm when cut off. */
    async refresh(channel: string, correlationId: string): Promise<void> {
      if (running) return;
      running = true;
      await summarise(channel, correlationId).finally(() => {
        running = false;
      });
    },
  };
}

export type Summaries = ReturnType<typeof createSummaries>;
