import type { InlineKeyboardButton } from "grammy/types";
import type { Block, Button, ListItem, Reply, Span } from "../../core/chat/reply.ts";
import { sentTwice } from "../../core/wording/catalogue/chat.ts";
import { readerOf, t } from "../../core/wording/words.ts";
import { escapeHtml, type Run, split, textOf } from "./split.ts";

/** Characters of one message after its markup is taken off (Bot API, sendMessage). */
export const MAX_TEXT = 4096;
/** Rows and sum of an inline keyboard (Bot API server). Labels have no documented limit; longer ones are unreadable. */
export const BUTTONS = { perRow: 8, max: 100, labelLength: 64 };
/** Bytes (Bot API, InlineKeyboardButton.callback_data). */
const MAX_TOKEN = 64;
const MAX_URL = 2048;
/** The last instant that the server reads (int32 seconds). */
const MAX_INSTANT = 2 ** 31 - 1;

const TAGS = { bold: "b", italic: "i", strike: "s", code: "code" } as const;

/** Room for the mark in every language, and the end of its line. */
const MARK_LENGTH = 22;

export function repeatMark(locale: string | undefined): Run {
  return plain(`${t(readerOf(locale), sentTwice)}\n`);
}

/** The texts that a reply becomes, at least one, each with room left for the repeat mark. */
export function renderParts(reply: Reply): Run[][] {
  const runs = reply.blocks.flatMap((block, index) =>
    index === 0
      ? blockRuns(block)
      : [plain(block.t === "heading" ? "\n\n" : "\n"), ...blockRuns(block)],
  );
  const parts = split(
    runs.filter((run) => run.text !== ""),
    MAX_TEXT - MARK_LENGTH,
  );
  // Something has to carry the buttons, and an empty text is refused.
  return parts.length > 0 ? parts : [[plain("…")]];
}

export function renderButtons(rows: Button[][]): InlineKeyboardButton[][] {
  const keyboard: InlineKeyboardButton[][] = [];
  let left = BUTTONS.max;
  for (const row of rows) {
    // A token that does not fit would have the whole message refused.
    const usable = row.filter(
      ({ token }) => /^[\x20-\x7e]+$/.test(token) && token.length <= MAX_TOKEN,
    );
    for (let at = 0; at < usable.length && left > 0; at += BUTTONS.perRow) {
      const some = usable.slice(at, at + Math.min(BUTTONS.perRow, left));
      left -= some.length;
      keyboard.push(some.map(buttonOf));
    }
  }
  return keyboard;
}

function buttonOf({ label, token, tone }: Button): InlineKeyboardButton {
  const line = label.replaceAll("\n", " ").trim();
  const long = line.length > BUTTONS.labelLength;
  const [short = []] = split([plain(line)], long ? BUTTONS.labelLength - 1 : BUTTONS.labelLength);
  const text = `${textOf(short)}${long || short.length === 0 ? "…" : ""}`;
  const style = { primary: "success", danger: "danger", plain: undefined } as const;
  return { text, callback_data: token, ...(style[tone] && { style: style[tone] }) };
}

/**
 * Text as the server will count it: it turns control characters into spaces, drops carriage returns and
 * the marks U+2028 to U+202E, and half a surrogate pair is not valid JSON for it (TDLib, clean_input_string).
 */
const clean = (text: string): string =>
  text
    .replace(/[\r\u2028-\u202e]/g, "")
    .replace(/[^\P{Cc}\n]/gu, " ")
    .replace(/\p{Surrogate}/gu, "\ufffd");

const tagged = (text: string, open: string, close: string, whole = false): Run => ({
  text: clean(text),
  open,
  close,
  whole,
});
const plain = (text: string): Run => tagged(text, "", "");

function blockRuns(block: Block): Run[] {
  switch (block.t) {
    case "paragraph":
      return block.spans.flatMap(spanRuns);
    case "note":
      return block.spans.flatMap(spanRuns).map(inItalics);
    case "heading":
      return [tagged(block.text, "<b>", "</b>")];
    case "list":
      return lines(block.items, (item) => [plain(bullet(item)), ...item.spans.flatMap(spanRuns)]);
    case "fields":
      return lines(block.fields, ({ label, spans }) => [
        tagged(`${label}:`, "<b>", "</b>"),
        plain(" "),
        ...spans.flatMap(spanRuns),
      ]);
  }
}

const lines = <T>(items: T[], runs: (item: T) => Run[]): Run[] =>
  items.flatMap((item, index) => (index === 0 ? runs(item) : [plain("\n"), ...runs(item)]));

function bullet({ number, done }: ListItem): string {
  if (number === undefined && done === undefined) return "• ";
  const mark = done === undefined ? "" : done ? "✅ " : "☐ ";
  return `${number === undefined ? "" : `${number}. `}${mark}`;
}

/** Code takes no other tag, inside or outside (Bot API, formatting options). */
const inItalics = (run: Run): Run =>
  run.open === "<code>" || run.open === "<i>"
    ? run
    : { ...run, open: `<i>${run.open}`, close: `${run.close}</i>` };

function spanRuns(span: Span): Run[] {
  if (span.t === "text") return [plain(span.text)];
  if (span.t === "link") return linkRuns(span);
  if (span.t === "instant") return [instantRun(span)];
  const tag = TAGS[span.t];
  return [tagged(span.text, `<${tag}>`, `</${tag}>`)];
}

/** The real host stands behind the words, so that they cannot pretend to be another. */
function linkRuns({ text, url }: Extract<Span, { t: "link" }>): Run[] {
  const target = URL.canParse(url) ? new URL(url) : undefined;
  if (!target || !isAllowed(target)) return [plain(text)];
  const words = clean(text).trim() === "" ? target.host : text;
  const link = tagged(words, `<a href="${escapeHtml(target.href)}">`, "</a>", true);
  return [target.host, target.href, url].includes(words)
    ? [link]
    : [link, plain(` (${target.host})`)];
}

function isAllowed({ protocol, hostname, username, password, href }: URL): boolean {
  const local = protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  return (protocol === "https:" || local) && username + password === "" && href.length <= MAX_URL;
}

/** Shown in the viewer's zone by clients since Bot API 9.5; older ones show the text inside. */
function instantRun({ at, style, fallback }: Extract<Span, { t: "instant" }>): Run {
  const unix = Math.floor(at / 1000);
  if (!(unix > 0 && unix <= MAX_INSTANT)) return plain(fallback);
  // `T` shows the seconds, `t` does not.
  const time = unix % 60 === 0 ? "t" : "T";
  const format = { datetime: `wD${time}`, date: "wD", time }[style];
  return tagged(fallback, `<tg-time unix="${unix}" format="${format}">`, "</tg-time>", true);
}
