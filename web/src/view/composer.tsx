import { ComposerPrimitive, useAui, useAuiState, useThreadViewport } from "@assistant-ui/react";
import { isCalendarText } from "../../../src/core/capabilities/events/ics/content.ts";
import * as words from "../../../src/core/wording/catalogue/page.ts";
import { t } from "../../../src/core/wording/words.ts";
import { FileButton, useFileDrop } from "./calendar-file.tsx";

import { HAS_KEYBOARD } from "./device.ts";
import { CloseIcon, SendIcon } from "./icons.tsx";
import { useReader } from "./reader.ts";
import { useLive, useStore } from "./store-context.tsx";

/** The other side takes no longer message. */
const MAX_LENGTH = 20_000;

export function Composer() {
  const length = useAuiState(({ composer }) => lengthOf(composer.text));
  const scrollToBottom = useThreadViewport(({ scrollToBottom }) => scrollToBottom);
  const store = useStore();
  const aui = useAui();
  const to = useReader();
  const drop = useFileDrop();
  const tooLong = length > MAX_LENGTH;

  function submit(event: { preventDefault(): void }): void {
    if (tooLong || aui.composer().getState().text.trim() === "") event.preventDefault();
    else {
      store.notice(null);
      scrollToBottom();
    }
  }

  return (
    <div className="composer-area" {...drop}>
      <Notice />
      <ComposerPrimitive.Root className="composer" onSubmit={submit}>
        <FileButton />
        <ComposerPrimitive.Input
          id="message-field"
          className="field"
          aria-label={t(to, words.message)}
          aria-describedby="message-hint"
          placeholder={t(to, words.writeTo)}
          rows={1}
          maxRows={9}
          autoFocus={HAS_KEYBOARD}
          enterKeyHint="send"
        />
        <ComposerPrimitive.Send className="send" aria-label={t(to, words.send)} disabled={tooLong}>
          <SendIcon />
        </ComposerPrimitive.Send>
      </ComposerPrimitive.Root>
      <p id="message-hint" className={tooLong ? "hint problem" : "hint"} aria-live="polite">
        {tooLong
          ? t(to, words.tooLong, {
              length: length.toLocaleString(),
              most: MAX_LENGTH.toLocaleString(),
            })
          : t(to, words.keys)}
      </p>
    </div>
  );
}

/** A calendar that is pasted may be longer than what one types. */
const lengthOf = (text: string): number => (isCalendarText(text) ? 0 : text.length);

function Notice() {
  const notice = useLive((live) => live.feed.notice);
  const to = useReader();
  const store = useStore();
  return (
    <div role="status" className="notice-area">
      {notice !== null && (
        <div className="notice">
          <p>{notice}</p>
          <button
            type="button"
            className="icon-button"
            aria-label={t(to, words.dismiss)}
            onClick={() => store.notice(null)}
          >
            <CloseIcon />
          </button>
        </div>
      )}
    </div>
  );
}
