import { type DragEvent, useRef } from "react";
import { MAX_CALENDAR_LENGTH } from "../../../src/core/capabilities/events/ics/content.ts";
import * as words from "../../../src/core/wording/catalogue/page.ts";
import { quote } from "../../../src/core/wording/title.ts";
import { t } from "../../../src/core/wording/words.ts";
import { FileIcon } from "./icons.tsx";
import { useReader } from "./reader.ts";
import { useStore } from "./store-context.tsx";

/** Sends the text of a calendar file; says in the notice why another one is not sent. */
export function useCalendarFile(): (file: File | undefined) => Promise<void> {
  const store = useStore();
  const to = useReader();
  return async (file) => {
    if (file === undefined) return;
    if (!/\.ics$/i.test(file.name) && file.type !== "text/calendar")
      return store.notice(t(to, words.onlyCalendars));
    const text = await file.text().catch(() => "");
    if (text.length > MAX_CALENDAR_LENGTH)
      return store.notice(t(to, words.calendarTooLong, { most: MAX_CALENDAR_LENGTH / 1000 }));
    if (!/^\uFEFF?BEGIN:VCALENDAR/i.test(text))
      return store.notice(t(to, words.noCalendar, { name: quote(to, file.name) }));
    store.notice(null);
    store.say(text);
  };
}

/** What makes an element take a file that is dropped on it. */
export function useFileDrop() {
  const send = useCalendarFile();
  const hasFile = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes("Files");
  return {
    onDragOver(event: DragEvent) {
      if (hasFile(event)) event.preventDefault();
    },
    onDrop(event: DragEvent) {
      if (!hasFile(event)) return;
      event.preventDefault();
      void send(event.dataTransfer.files[0]);
    },
  };
}

export function FileButton() {
  const send = useCalendarFile();
  const to = useReader();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".ics,text/calendar"
        hidden
        onChange={({ target }) => {
          void send(target.files?.[0]);
          // The same file may be picked again.
          target.value = "";
        }}
      />
      <button
        type="button"
        className="icon-button"
        aria-label={t(to, words.sendCalendar)}
        onClick={() => input.current?.click()}
      >
        <FileIcon />
      </button>
    </>
  );
}
