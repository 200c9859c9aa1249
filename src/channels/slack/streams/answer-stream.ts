import type { Block } from "../../../core/chat/reply.ts";
import type { AnswerStream, Receipt, StreamPlace } from "../../../core/ports/reply-sender.ts";
import type { CallResult, WebApi } from "../web-api.ts";
import { streamText } from "./stream-text.ts";

/** Milliseconds: the message waits for what is on its way. */
const TIMEOUT_MS = 2_000;
/** The mark of a message. */
const TS = /^\d{9,12}\.\d{1,8}$/;
const OVER: Receipt = { outcome: "rejected", reason: "over" };
/** The first chunk has no word of the answer: what nobody finds again is then no second answer. */
const AT_IT = {
  type: "task_update",
  id: "answer",
  title: "Working on an answer",
  status: "in_progress",
};

/**
 * An answer as a streamed message in the thread of what it answers (chat.startStream and on), with the status and
 * the Stop of an agent's session where the app is one. Text is only ever appended, so a look that takes something
 * back is left out. The message stays, and the answer takes its place.
 */
export function createAnswerStream(
  api: WebApi,
  { address, answers, kept, keep }: StreamPlace,
): AnswerStream | null {
  const { conversationId: channel, threadId, kind, responseUrl } = address;
  const thread_ts = threadId ?? answers ?? "";
  if (kind !== "dm" || responseUrl !== undefined || !/^D/.test(channel)) return null;
  if (!TS.test(thread_ts)) return null;
  let ts = kept;
  let shown = "";
  let isOpen = false;
  let isSession = false;

  const call = (method: string, args: Record<string, unknown>): Promise<CallResult> =>
    api.call(method, args, AbortSignal.timeout(TIMEOUT_MS));

  /** The status, and with it Stop; apps that are no agents have had a status before. */
  async function openSession(): Promise<void> {
    if (isOpen) return;
    isOpen = true;
    const place = { channel_id: channel, thread_ts };
    const opened = await call("agents.sessions.setStatus", { ...place, status: "processing" });
    isSession = opened.kind === "ok";
    if (!isSession) await call("assistant.threads.setStatus", { ...place, status: "is thinking" });
  }

  async function start(): Promise<Receipt> {
    const stream = call("chat.startStream", { channel, thread_ts, chunks: [AT_IT] });
    const [started] = await Promise.all([stream, openSession()]);
    if (started.kind !== "ok" || !started.answer.ts) return receiptOf(started);
    await keep(started.answer.ts);
    ts = started.answer.ts;
    return SENT;
  }

  return {
    async open() {
      await openSession();
      return SENT;
    },

    async show(blocks: Block[]) {
      if (kept !== undefined) return OVER;
      const text = streamText(blocks);
      if (!text.startsWith(shown) || text === shown) return SENT;
      if (ts === undefined) {
        const started = await start();
        if (ts === undefined) return started;
      }
      const more = { channel, ts, markdown_text: text.slice(shown.length) };
      const receipt = receiptOf(await call("chat.appendStream", more));
      if (receipt.outcome === "sent") shown = text;
      return receipt;
    },

    async close() {
      const session = isSession ? { session_status: "active" } : {};
      const stopped =
        ts === undefined ? null : await call("chat.stopStream", { channel, ts, ...session });
      // Of a session that an earlier incarnation has begun nothing is known here.
      if (kept !== undefined || (isSession && stopped?.kind !== "ok"))
        await call("agents.sessions.setStatus", {
          channel_id: channel,
          thread_ts,
          status: "active",
        });
    },
  };
}

const SENT: Receipt = { outcome: "sent" };

function receiptOf(result: CallResult): Receipt {
  if (result.kind === "ok") return SENT;
  return { outcome: "rejected", reason: result.kind === "refused" ? result.code : result.reason };
}
