import {
  type AppendMessage,
  AssistantRuntimeProvider,
  type ThreadMessageLike,
  ThreadPrimitive,
  useExternalStoreRuntime,
  useThreadViewport,
} from "@assistant-ui/react";
import { useEffect, useMemo, useState } from "react";
import { plainText } from "../../../src/core/chat/reply.ts";
import * as words from "../../../src/core/wording/catalogue/page.ts";
import { t } from "../../../src/core/wording/words.ts";
import { createRows, earlierKey, isAwaited, type Row, windowOf } from "../live/rows.ts";
import { Composer } from "./composer.tsx";
import { HAS_KEYBOARD } from "./device.ts";
import { DownIcon } from "./icons.tsx";
import { Awaited, Message } from "./message.tsx";
import { useReader } from "./reader.ts";
import { useLive, useStore } from "./store-context.tsx";
import { isoDay, readerZone } from "./time.ts";

/** An answer that is not there after this long comes later or not at all; nothing is promised then. */
const AWAITED_MS = 60_000;

/** Enough for the stored conversation to arrive behind `ready`. */
const SETTLE_MS = 700;

/** The thread and the field to write in, on assistant-ui's runtime over our own store. */
export function Conversation() {
  const store = useStore();
  const feed = useLive((live) => live.feed);
  const to = useReader();
  const [toRows] = useState(() => createRows((at) => isoDay(at, readerZone())));
  const all = useMemo(() => toRows(feed), [toRows, feed]);
  const [startKey, setStartKey] = useState<string | null>(null);
  const { shown: rows, earlier } = useMemo(() => windowOf(all, startKey), [all, startKey]);
  const runtime = useExternalStoreRuntime<Row>({
    messages: rows,
    convertMessage,
    isRunning: false,
    onNew: async (message) => store.say(textOf(message)),
  });
  const settled = useSettled(feed.ready !== null);
  // From here on what is shown only grows: nothing moves away from under a reader's eyes.
  if (settled && startKey === null && rows[0] !== undefined) setStartKey(rows[0].key);
  const last = rows.at(-1);
  const awaited = isAwaited(feed) && last !== undefined && Date.now() - last.at < AWAITED_MS;
  return (
    <AssistantRuntimeProvider runtime={runtime}>
      <ThreadPrimitive.Root className="thread">
        <ThreadPrimitive.Viewport className="viewport">
          <div
            className="log"
            role="log"
            aria-label={t(to, words.conversation)}
            aria-live={settled ? "polite" : "off"}
          >
            {earlier > 0 && (
              <button
                type="button"
                className="link-button earlier"
                onClick={() => setStartKey(earlierKey(all, earlier))}
              >
                {t(to, words.earlier)}
              </button>
            )}
            <ThreadPrimitive.Messages>{() => <Message />}</ThreadPrimitive.Messages>
            {awaited && <Awaited key={last.key} />}
          </div>
          {rows.length === 0 && feed.ready !== null && <Welcome />}
          <ThreadPrimitive.ViewportFooter className="footer">
            <ThreadPrimitive.ScrollToBottom className="to-bottom" aria-label={t(to, words.latest)}>
              <DownIcon />
            </ThreadPrimitive.ScrollToBottom>
            <Composer />
          </ThreadPrimitive.ViewportFooter>
        </ThreadPrimitive.Viewport>
      </ThreadPrimitive.Root>
    </AssistantRuntimeProvider>
  );
}

/** True a moment after `loaded`: what was said long ago is not read out, what comes from now on is. */
function useSettled(loaded: boolean): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    if (!loaded) return;
    const timer = window.setTimeout(() => setSettled(true), SETTLE_MS);
    return () => window.clearTimeout(timer);
  }, [loaded]);
  return settled;
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

function Welcome() {
  const to = useReader();
  const ready = useLive((live) => live.feed.ready);
  const store = useStore();
  const scrollToBottom = useThreadViewport(({ scrollToBottom }) => scrollToBottom);
  return (
    <section className="welcome" aria-label={t(to, words.gettingStarted)}>
      <h2>
        {ready?.name === undefined
          ? t(to, words.hello)
          : t(to, words.helloName, { name: ready.name })}
      </h2>
      <p>{t(to, words.sayWhat)}</p>
      <ul>
        {ready?.suggestions.map((suggestion) => (
          <li key={suggestion}>
            <button
              type="button"
              className="suggestion"
              onClick={() => {
                store.say(suggestion);
                scrollToBottom();
                if (HAS_KEYBOARD) document.getElementById("message-field")?.focus();
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
