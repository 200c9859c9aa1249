import { type DragEvent, useRef } from "react";
import { MAX_CALENDAR_LENGTH } from "../../../src/core/capabilities/events/ics/content.ts";
import { FileIcon } from "./icons.tsx";
import { useStore } from "./store-context.tsx";

/** Sends the text of a calendar file; says in the notice why another one is not sent. */
export function useCalendarFile(): (file: File | undefined) => Promise<void> {
  const store = useStore();
  return async (file) => {
    if (file === undefined) return;
    if (!/\.ics$/i.test(file.name) && file.type !== "text/calendar")
      return store.notice("Only calendar files (.ics) can be sent here.");
    const text = await file.text().catch(() => "");
    if (text.length > MAX_CALENDAR_LENGTH)
      return store.notice(
        `Calendar files of up to ${MAX_CALENDAR_LENGTH / 1000} KB can be sent here.`,
      );
    if (!/^\uFEFF?BEGIN:VCALENDAR/i.test(text))
      return store.notice(`“${file.name}” is not a calendar file.`);
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
        aria-label="Send a calendar file"
        onClick={() => input.current?.click()}
      >
        <FileIcon />
      </button>
    </>
  );
}
