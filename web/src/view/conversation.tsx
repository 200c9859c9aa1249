import {
  type AppendMessage,
  AssistantRuntimeProvider,
  type ThreadMessageLike,
  ThreadPrimitive,
  useExternalStoreRuntime,
  useThreadViewport,
} from "@assistant-ui/react";
import { useMemo } from "react";
import { plainText } from "../../../src/core/chat/reply.ts";
import { isAwaited, type Row, rowsOf } from "../live/rows.ts";
import { Composer } from "./composer.tsx";
import { DownIcon } from "./icons.tsx";
import { Message } from "./message.tsx";
import { useLive, useStore } from "./store-context.tsx";
import { isoDay, readerZone } from "./time.ts";

/** An answer that is not there after this long comes later or not at all; nothing is promised then. */
const AWAITED_MS = 60_000;

/** The thread and the field to write in, on assistant-ui's runtime over our own store. */
export function Conversation() {
  const store = useStore();
  const feed = useLive((live) => live.feed);
  const rows = useMemo(() => rowsOf(feed, (at) => isoDay(at, readerZone())), [feed]);
  const runtime = useExternalStoreRuntime<Row>({
    messages: rows,
    convertMessage,
    isRunning: false,
    onNew: async (message) => store.say(textOf(message)),
  });
  const last = rows.at(-1);
  const awaited = isAwaited(feed) && last !== undefined && Date.now() - last.at < AWAITED_MS;
  return (
    <AssistantRuntimeProvider runtime={runtime}>
      <ThreadPrimitive.Root className="thread">
        <ThreadPrimitive.Viewport className="viewport">
          <div
            className="log"
            role="log"
            aria-label="Conversation"
            aria-live={feed.ready === null ? "off" : "polite"}
          >
            <ThreadPrimitive.Messages>{() => <Message />}</ThreadPrimitive.Messages>
            {awaited && <Awaited key={last.key} />}
          </div>
          {rows.length === 0 && feed.ready !== null && <Welcome />}
          <ThreadPrimitive.ViewportFooter className="footer">
            <ThreadPrimitive.ScrollToBottom
              className="to-bottom"
              aria-label="To the latest message"
            >
              <DownIcon />
            </ThreadPrimitive.ScrollToBottom>
            <Composer />
          </ThreadPrimitive.ViewportFooter>
        </ThreadPrimitive.Viewport>
      </ThreadPrimitive.Root>
    </AssistantRuntimeProvider>
  );
}

function convertMessage(row: Row): ThreadMessageLike {
  const text = row.reply === undefined ? row.text : plainText(row.reply);
  return {
    id: row.key,
    role: row.role,
    createdAt: new Date(row.at),
    content: [{ type: "text", text }],
    metadata: { custom: { row } },
  };
}

function textOf(message: AppendMessage): string {
  return message.content.map((part) => (part.type === "text" ? part.text : "")).join("");
}

function Awaited() {
  return (
    <div className="awaited" aria-hidden="true">
      <i />
      <i />
      <i />
    </div>
  );
}

function Welcome() {
  const ready = useLive((live) => live.feed.ready);
  const store = useStore();
  const scrollToBottom = useThreadViewport(({ scrollToBottom }) => scrollToBottom);
  return (
    <section className="welcome" aria-label="Getting started">
      <h2>{ready?.name === undefined ? "Hello." : `Hello ${ready.name}.`}</h2>
      <p>Say in your own words what to keep track of: a task, a reminder, a date.</p>
      <ul>
        {ready?.suggestions.map((suggestion) => (
          <li key={suggestion}>
            <button
              type="button"
              className="suggestion"
              onClick={() => {
                store.say(suggestion);
                scrollToBottom();
                document.getElementById("message-field")?.focus();
              }}
            >
              {suggestion}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
