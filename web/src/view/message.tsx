import { MessagePrimitive, useAuiState } from "@assistant-ui/react";
import { useId, useLayoutEffect, useRef } from "react";
import type { Button, Reply } from "../../../src/core/chat/reply.ts";
import * as words from "../../../src/core/wording/catalogue/page.ts";
import { t } from "../../../src/core/wording/words.ts";
import { type OwnMessage, SENT_NEVER } from "../live/feed.ts";
import type { Row } from "../live/rows.ts";
import { Blocks } from "./blocks.tsx";
import { useReader } from "./reader.ts";
import { useStore } from "./store-context.tsx";
import { clockText, dayName, readerZone } from "./time.ts";

/** One message of the conversation, with the name of its day when it is the first of one. */
export function Message() {
  const row = useAuiState(({ message }) => message.metadata.custom["row"]) as Row;
  return (
    <>
      {row.startsDay && <Day at={row.at} />}
      <MessagePrimitive.Root className={`message ${row.role}`}>
        {row.role === "user" ? <Said row={row} /> : <Answer row={row} />}
      </MessagePrimitive.Root>
    </>
  );
}

function Day({ at }: { at: number }) {
  const { locale } = useReader().profile;
  return <p className="day">{dayName(at, Date.now(), readerZone(), locale)}</p>;
}

function Clock({ at }: { at: number }) {
  const { locale } = useReader().profile;
  return (
    <time className="clock" dateTime={new Date(at).toISOString()}>
      {clockText(at, readerZone(), locale)}
    </time>
  );
}

function Said({ row: { at, text, own } }: { row: Row }) {
  const to = useReader();
  return (
    <>
      <span className="visually-hidden">{t(to, words.you)}</span>
      <p className="bubble" dir="auto">
        {text}
      </p>
      {own?.status === "failed" ? (
        <Failed own={own} />
      ) : (
        <span className="meta">
          {own?.status === "sending" ? t(to, words.sending) : <Clock at={at} />}
        </span>
      )}
    </>
  );
}

function Failed({ own }: { own: OwnMessage }) {
  const to = useReader();
  const heldBack = own.problem === SENT_NEVER ? t(to, words.sentNever) : own.problem;
  const store = useStore();
  return (
    <div className="failed">
      <p>{heldBack ?? t(to, words.notSent)}</p>
      <button type="button" className="link-button" onClick={() => store.retry(own.clientId)}>
        {t(to, words.sendAgain)}
      </button>
      <button type="button" className="link-button" onClick={() => store.discard(own.clientId)}>
        {t(to, words.discard)}
      </button>
    </div>
  );
}

function Answer({ row }: { row: Row }) {
  const { reply, at, entryId = "", rev } = row;
  const store = useStore();
  const textId = useId();
  const card = useRef<HTMLDivElement>(null);
  const pressed = useRef(false);

  // Whoever pressed with the keyboard stays at the card when its buttons go.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision is what makes them go
  useLayoutEffect(() => {
    if (pressed.current && document.activeElement === document.body) card.current?.focus();
    pressed.current = false;
  }, [rev]);

  if (reply === undefined) return null;
  if (row.growing !== undefined) return <Growing reply={reply} state={row.growing} />;
  return (
    <>
      <div ref={card} tabIndex={-1} className={isCard(reply) ? "reply card" : "reply"}>
        <div id={textId} className="blocks">
          <span className="visually-hidden">Adjutant: </span>
          <Blocks blocks={reply.blocks} level={3} />
        </div>
        <Buttons
          rows={reply.buttons}
          busy={row.busy}
          describedBy={textId}
          onPress={(token) => {
            pressed.current = true;
            store.press(entryId, token);
          }}
        />
      </div>
      <span className="meta">
        <Clock at={at} />
      </span>
    </>
  );
}

/** Read out once it is whole. */
function Growing({ reply, state }: { reply: Reply; state: NonNullable<Row["growing"]> }) {
  const store = useStore();
  return (
    <div className="reply growing" aria-busy="true">
      <div className="blocks">
        <Blocks blocks={reply.blocks} level={3} />
      </div>
      {reply.blocks.length === 0 && <Awaited />}
      {state !== "ended" && (
        <div className="buttons">
          <button
            type="button"
            className="button plain"
            aria-disabled={state === "stopping"}
            onClick={() => store.stop()}
          >
            {state === "stopping" ? "Stopping" : "Stop"}
          </button>
        </div>
      )}
    </div>
  );
}

/** Somebody is at it. */
export function Awaited() {
  return (
    <div className="awaited" aria-hidden="true">
      <i />
      <i />
      <i />
    </div>
  );
}

interface ButtonsProps {
  rows: Button[][];
  busy: boolean;
  describedBy: string;
  onPress(token: string): void;
}

/** `aria-disabled` and not `disabled` while a press is under way: the focus stays where it is. */
function Buttons({ rows, busy, describedBy, onPress }: ButtonsProps) {
  return rows
    .filter((row) => row.length > 0)
    .map((row) => (
      <div className="buttons" key={row[0]?.token}>
        {row.map(({ label, token, tone }) => (
          <button
            key={token}
            type="button"
            className={`button ${tone}`}
            aria-disabled={busy}
            aria-describedby={describedBy}
            onClick={() => !busy && onPress(token)}
          >
            {label}
          </button>
        ))}
      </div>
    ));
}

/** What has structure or asks for something is drawn as a card, a plain sentence is not. */
function isCard({ blocks, buttons }: Reply): boolean {
  return (
    buttons.some((row) => row.length > 0) ||
    blocks.some(({ t }) => t === "fields" || t === "heading" || t === "list")
  );
}
