import { isCalendarText } from "../../../src/core/capabilities/events/ics/content.ts";
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
  /** It is still being written; `ended`: only its message is waited for. */
  growing?: "open" | "stopping" | "ended";
}

type Bare = Omit<Row, "startsDay">;

/** The conversation as it is drawn: what is stored, then what is still on its way. */
export function rowsOf(feed: Feed, dayOf: (at: number) => string): Row[] {
  const stored = feed.entries.map((entry): Bare => {
    const { id, rev, role, at, text = "", clientId, reply } = entry;
    const base = { key: keyOf(id, clientId), role, at, text, rev, entryId: id };
    return { ...base, busy: isBusy(feed, entry), ...(reply === undefined ? {} : { reply }) };
  });
  const growing = feed.growing === null ? [] : [growingRow(feed.growing)];
  const own = feed.own.map((message): Bare => {
    const { clientId, at } = message;
    // As it comes back once it is stored.
    const text = isCalendarText(message.text) ? ".ics" : message.text;
    return { key: keyOf("", clientId), role: "user", at, text, rev: 0, busy: false, own: message };
  });
  let day = "";
  return [...stored, ...growing, ...own].map((row) => {
    const previous = day;
    day = dayOf(row.at);
    return { ...row, startsDay: day !== previous };
  });
}

/** Has the key of the entry that it becomes. */
function growingRow({ id, at, blocks, ended, stopping }: NonNullable<Feed["growing"]>): Bare {
  return {
    ...{ key: keyOf(id, undefined), role: "assistant", at, text: "", rev: 0, busy: false },
    reply: { blocks, buttons: [] },
    growing: ended ? "ended" : stopping ? "stopping" : "open",
  };
}

/**
 * `rowsOf` that gives back the same object for what has not changed, so that a long conversation
 * is not drawn anew for every message that is added to it.
 */
export function createRows(dayOf: (at: number) => string): (feed: Feed) => Row[] {
  let last: Row[] = [];
  return (feed) => {
    const known = new Map(last.map((row) => [row.key, row]));
    const rows = rowsOf(feed, dayOf).map((row) => {
      const old = known.get(row.key);
      return old !== undefined && isSame(old, row) ? old : row;
    });
    const changed = rows.length !== last.length || rows.some((row, index) => row !== last[index]);
    if (changed) last = rows;
    return last;
  };
}

/** So many messages are drawn when the page is opened, and so many more each time earlier ones are asked for. */
const WINDOW = 60;

/**
 * The rows from the one with this key on, and how many are before it: drawing costs time for every row
 * there is. Without that row, the last ones.
 */
export function windowOf(rows: Row[], startKey: string | null): { shown: Row[]; earlier: number } {
  const start = rows.findIndex(({ key }) => key === startKey);
  const earlier = start >= 0 ? start : Math.max(0, rows.length - WINDOW);
  if (earlier === 0) return { shown: rows, earlier };
  const shown = rows.slice(earlier).map((row, index) => (index === 0 ? startOfDay(row) : row));
  return { shown, earlier };
}

function startOfDay(row: Row): Row {
  return row.startsDay ? row : { ...row, startsDay: true };
}

/** The key to start from so that more of them are shown. */
export function earlierKey(rows: Row[], earlier: number): string | null {
  return rows[Math.max(0, earlier - WINDOW)]?.key ?? null;
}

/** Rows are flat; their replies and own messages are replaced and never changed. */
function isSame(a: Row, b: Row): boolean {
  return (Object.keys({ ...a, ...b }) as (keyof Row)[]).every((name) => a[name] === b[name]);
}

/** True while an answer to the last message is awaited. */
export function isAwaited(feed: Feed): boolean {
  if (feed.growing !== null) return false;
  const last = feed.own.at(-1);
  if (last !== undefined) return last.status === "accepted";
  return feed.entries.at(-1)?.role === "user";
}

function keyOf(id: string, clientId: string | undefined): string {
  return clientId === undefined ? `entry:${id}` : `own:${clientId}`;
}
