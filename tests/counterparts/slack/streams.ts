import type { Json } from "./block-rules.ts";

/** A message that is being streamed, or was. */
export interface Stream {
  channel: string;
  ts: string;
  threadTs: string;
  /** All markdown so far. */
  markdown: string;
  /** Titles of its tasks. */
  tasks: string[];
  isOpen: boolean;
}

const MAX_MARKDOWN = 12_000;
const fail = (error: string): Json => ({ ok: false, error });
const OK: Json = { ok: true };
const STATUSES = ["active", "processing", "suspended", "closed"];

/**
 * Slack's streams and the sessions of agents, as strict as their reference pages: an answer to somebody's message,
 * appended to while it is open, with a status that only declared agents have.
 */
export function createStreams({ isAgent }: { isAgent: () => boolean }) {
  const streams: Stream[] = [];
  /** Status by thread. */
  const sessions = new Map<string, string>();
  const open = ({ channel, ts }: Json) =>
    streams.find((one) => one.channel === channel && one.ts === ts && one.isOpen);

  return {
    streams,
    sessions,
    isOpen: (ts: string) => streams.some((one) => one.ts === ts && one.isOpen),

    start(args: Json, ts: string): Json {
      if (!/^\d+\.\d+$/.test(String(args["thread_ts"]))) return fail("invalid_thread_ts");
      const chunks = (args["chunks"] ?? []) as Json[];
      const markdown = String(args["markdown_text"] ?? "");
      if (chunks.length === 0 && markdown === "") return fail("no_text");
      if (chunks.some((chunk) => !isChunk(chunk))) return fail("invalid_chunks");
      const channel = String(args["channel"]);
      const tasks = chunks.map(({ title }) => String(title));
      const threadTs = String(args["thread_ts"]);
      streams.push({ channel, ts, threadTs, markdown, tasks, isOpen: true });
      return { ok: true, channel, ts };
    },

    append(args: Json): Json {
      const stream = open(args);
      if (!stream) return fail("message_not_in_streaming_state");
      const text = String(args["markdown_text"] ?? "");
      if (text === "") return fail("no_text");
      if (text.length > MAX_MARKDOWN) return fail("msg_too_long");
      stream.markdown += text;
      return { ok: true, channel: stream.channel, ts: stream.ts };
    },

    stop(args: Json): Json {
      const stream = open(args);
      if (!stream) return fail("message_not_in_streaming_state");
      if (args["session_status"] !== undefined && !isAgent()) return fail("not_an_agent");
      stream.isOpen = false;
      if (args["session_status"]) sessions.set(stream.threadTs, String(args["session_status"]));
      return { ok: true, channel: stream.channel, ts: stream.ts };
    },

    setStatus(args: Json): Json {
      if (!isAgent()) return fail("not_an_agent");
      if (!STATUSES.includes(String(args["status"]))) return fail("invalid_status");
      sessions.set(String(args["thread_ts"]), String(args["status"]));
      return OK;
    },
  };
}

function isChunk({ type, id, title, status }: Json): boolean {
  const known = ["pending", "in_progress", "complete", "error"].includes(String(status));
  return type === "task_update" && typeof id === "string" && typeof title === "string" && known;
}
