/** A stretch of text under one set of tags. */
export interface Run {
  /** As it will be read, not escaped. */
  text: string;
  /** Tags around it, ready to send; both empty for plain text. */
  open: string;
  close: string;
  /** Stays whole where that is possible: a time, a link. */
  whole?: boolean;
}

/** Only the first 100 entities of a message count; further ones are dropped in silence (TDLib, MessageEntity). */
const MAX_ENTITIES = 100;
/** Bytes of a text with its markup before it is parsed (telegram-bot-api, get_formatted_text: 1 << 15). */
const MAX_BYTES = 32_768;

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/**
 * Cuts runs into messages of at most `limit` UTF-16 units of text: after a line if there is one in the
 * second half, else after a word, else between two characters as people count them. Parts without
 * anything visible are left out; tags are opened again in the next part, never cut.
 */
export function split(runs: Run[], limit: number): Run[][] {
  const text = textOf(runs);
  if (text.length <= limit && fits(runs)) return visible(text) ? [runs] : [];
  const room = text.length <= limit ? Math.ceil(text.length / 2) : limit;
  // Nothing left to cut: markup of one character beyond all limits is not worth keeping.
  if (text.length <= 1) return [runs.map((run) => ({ text: run.text, open: "", close: "" }))];
  const at = cutBefore(text, room, wholes(runs, room));
  return [...split(slice(runs, 0, at), limit), ...split(slice(runs, at, text.length), limit)];
}

/** Telegram takes a text of spaces and marks without width for empty. */
export const visible = (text: string): boolean =>
  /[^\s\u180e\u200b-\u200f\u202e\u2800\ufeff\ufffc]/u.test(text);

/** Markup characters and what they are written as. Quotes matter in attributes only. */
export const escapeHtml = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

export const textOf = (runs: Run[]): string => runs.map((run) => run.text).join("");

export const toHtml = (runs: Run[]): string =>
  runs.map((run) => run.open + escapeHtml(run.text) + run.close).join("");

function fits(runs: Run[]): boolean {
  const entities = runs.reduce((sum, run) => sum + run.open.split("<").length - 1, 0);
  const bytes = new TextEncoder().encode(toHtml(runs)).length;
  return entities <= MAX_ENTITIES && bytes <= MAX_BYTES;
}

/** Where the runs that should stay whole begin and end, as far as they fit into a message at all. */
function wholes(runs: Run[], room: number): [start: number, end: number][] {
  const found: [number, number][] = [];
  let start = 0;
  for (const { text, whole } of runs) {
    if (whole && text.length <= room) found.push([start, start + text.length]);
    start += text.length;
  }
  return found;
}

/** The best place for a cut at or before `room`; at least 1. */
function cutBefore(text: string, room: number, wholes: [number, number][]): number {
  const head = text.slice(0, room);
  const whole = (at: number) => wholes.find(([start, end]) => start < at && at < end)?.[0] ?? at;
  const good = (at: number) => at > room / 2 && whole(at) === at;
  const line = head.lastIndexOf("\n") + 1;
  if (good(line)) return line;
  const word = head.search(/\s\S*$/) + 1;
  if (good(word)) return word;
  return whole(characterBefore(text, room)) || characterBefore(text, room);
}

/** The end of the last whole character (grapheme if it is not absurdly long) that ends by `room`. */
function characterBefore(text: string, room: number): number {
  const from = Math.max(0, room - 64);
  const windowed = text.slice(from, room + 64);
  const start = segmenter.segment(windowed).containing(room - from)?.index ?? room - from;
  if (start > 0) return from + start;
  const pair = /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(room - 1, room + 1));
  return pair && room > 1 ? room - 1 : room;
}

function slice(runs: Run[], from: number, to: number): Run[] {
  let start = 0;
  const kept: Run[] = [];
  for (const run of runs) {
    const text = run.text.slice(Math.max(0, from - start), Math.max(0, to - start));
    start += run.text.length;
    if (text !== "") kept.push({ ...run, text });
  }
  return kept;
}
