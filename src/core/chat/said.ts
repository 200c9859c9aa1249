import { isCalendarText } from "../capabilities/events/ics/content.ts";
import type { InboundEdit, InboundMessage } from "./inbound.ts";

/** In every language: it is read by nobody but the person themselves. */
const CALENDAR = ".ics";

/** What the conversation keeps of a message: the person's words, and in place of a calendar only that there was one. */
export function saidIn(inbound: InboundMessage | InboundEdit): string {
  const { text } = inbound;
  const isFile = inbound.kind === "message" && inbound.file !== undefined && text.trim() === "";
  return isFile || isCalendarText(text) ? CALENDAR : text;
}
