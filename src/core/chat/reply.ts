/**
 * Replies are data. The core never writes Telegram HTML or Slack mrkdwn; channels render this tree
 * within their own limits.
 */

export type Span =
  | { t: "text"; text: string }
  | { t: "bold"; text: string }
  | { t: "italic"; text: string }
  | { t: "strike"; text: string }
  | { t: "code"; text: string }
  /** `url` is https (http on loopback only); channels show the real host. */
  | { t: "link"; text: string; url: string }
  /** A point in time that stays an instant until it is rendered in the reader's zone. */
  | {
      t: "instant";
      /** UTC milliseconds. */
      at: number;
      /** IANA zone of the reader; also used for the fallback text. */
      zone: string;
      style: "datetime" | "date" | "time";
      /** The right text for clients without native times ("Tue 8 Dec, 09:00"). */
      fallback: string;
    };

export interface ListItem {
  spans: Span[];
  /** The short stable number that one can refer to ("done 2"). */
  number?: number;
  /** Undefined: no check mark is drawn. */
  done?: boolean;
}

export type Block =
  | { t: "paragraph"; spans: Span[] }
  | { t: "heading"; text: string }
  | { t: "list"; items: ListItem[] }
  | { t: "fields"; fields: { label: string; spans: Span[] }[] }
  /** A small muted line ("late by 4 min", "possibly a repeat"). */
  | { t: "note"; spans: Span[] };

export interface Button {
  label: string;
  /** Opaque, at most 64 bytes of ASCII; looked up server-side. */
  token: string;
  tone: "primary" | "danger" | "plain";
}

export interface Reply {
  blocks: Block[];
  /** Rows of buttons under the last part of the message. */
  buttons: Button[][];
  /** Shown once: nothing of it is kept here after it has been sent. */
  secret?: boolean;
  /** Holds words that the person did not write. */
  untrusted?: boolean;
}

export const text = (value: string): Span => ({ t: "text", text: value });
export const bold = (value: string): Span => ({ t: "bold", text: value });
export const code = (value: string): Span => ({ t: "code", text: value });
export const italic = (value: string): Span => ({ t: "italic", text: value });

/** A paragraph of spans; bare strings are plain text. */
export function paragraph(...parts: (string | Span)[]): Block {
  return { t: "paragraph", spans: spans(...parts) };
}

export function note(...parts: (string | Span)[]): Block {
  return { t: "note", spans: spans(...parts) };
}

export function spans(...parts: (string | Span)[]): Span[] {
  return parts.map((part) => (typeof part === "string" ? text(part) : part));
}

export function say(...parts: (string | Span)[]): Reply {
  return { blocks: [paragraph(...parts)], buttons: [] };
}

/** The reply as plain text, with fallbacks for instants: for the API, notifications, logs and tests. */
export function plainText(reply: Reply): string {
  return reply.blocks.map(blockText).join("\n");
}

function blockText(block: Block): string {
  switch (block.t) {
    case "paragraph":
    case "note":
      return spansText(block.spans);
    case "heading":
      return block.text;
    case "list":
      return block.items.map(itemText).join("\n");
    case "fields":
      return block.fields.map((field) => `${field.label}: ${spansText(field.spans)}`).join("\n");
  }
}

function itemText(item: ListItem): string {
  const number = item.number === undefined ? "" : `${item.number}. `;
  const mark = item.done === undefined ? "" : item.done ? "[x] " : "[ ] ";
  return `${item.number === undefined && item.done === undefined ? "- " : ""}${number}${mark}${spansText(item.spans)}`;
}

export function spansText(list: Span[]): string {
  return list.map((span) => (span.t === "instant" ? span.fallback : span.text)).join("");
}
