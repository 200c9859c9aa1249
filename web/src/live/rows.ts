import type { Reply } from "../../../src/core/chat/reply.ts";
import { type Feed, isBusy, type OwnMessage } from "./feed.ts";

/** One message as it is drawn. */
export interface Row {
  /** Stays the same when the entry of an own message comes back. */
  key: string;
  role: "user" | "assistant";
  /** UTC milliseconds. */
  at: number;
  /** True for the first message of a day, which gets the day's name above it. */
  startsDay: boolean;
  text: string;
  reply?: Reply;
  /** The entry that carries the buttons, and its revision. */
  entryId?: string;
  rev: number;
  busy: boolean;
  own?: OwnMessage;
}

type Bare = Omit<Row, "startsDay">;

/** The conversation as it is drawn: what is stored, then what is still on its way. */
export function rowsOf(feed: Feed, dayOf: (at: number) => string): Row[] {
  const stored = feed.entries.map((entry): Bare => {
    const { id, rev, role, at, text = "", clientId, reply } = entry;
    const base = { key: keyOf(id, clientId), role, at, text, rev, entryId: id };
    return { ...base, busy: isBusy(feed, entry), ...(reply === undefined ? {} : { reply }) };
  });
  const own = feed.own.map((message): Bare => {
    const { clientId, at, text } = message;
    return { key: keyOf("", clientId), role: "user", at, text, rev: 0, busy: false, own: message };
  });
  let day = "";
  return [...stored, ...own].map((row) => {
    const previous = day;
    day = dayOf(row.at);
    return { ...row, startsDay: day !== previous };
  });
}

/** True while an answer to the last message is awaited. */
export function isAwaited(feed: Feed): boolean {
  const last = feed.own.at(-1);
  if (last !== undefined) return last.status === "accepted";
  return feed.entries.at(-1)?.role === "user";
}

function keyOf(id: string, clientId: string | undefined): string {
  return clientId === undefined ? `entry:${id}` : `own:${clientId}`;
}
