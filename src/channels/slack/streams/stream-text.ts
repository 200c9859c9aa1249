import type { Block, Span } from "../../../core/chat/reply.ts";

/** Longest `markdown_text` of one call (docs.slack.dev/reference/methods/chat.appendStream). */
const MAX = 11_000;
const WORD_JOINER = "\u2060";

/**
 * Blocks as the markdown of a stream. Only marks of our own are in it, and all of them are closed: the whole of a
 * longer answer begins with that of its beginning.
 */
export function streamText(blocks: readonly Block[]): string {
  return blocks.map(blockText).join("\n\n").slice(0, MAX);
}

function blockText(block: Block): string {
  switch (block.t) {
    case "heading":
      return marked(block.text, "**");
    case "list":
      return block.items.map(({ spans }) => `- ${spansText(spans)}`).join("\n");
    case "fields":
      return block.fields
        .map(({ label, spans }) => `${plain(label)}: ${spansText(spans)}`)
        .join("\n");
    case "paragraph":
    case "note":
      return spansText(block.spans);
  }
}

function spansText(spans: readonly Span[]): string {
  return spans.map(spanText).join("");
}

function spanText(span: Span): string {
  switch (span.t) {
    case "bold":
      return marked(span.text, "**");
    case "italic":
      return marked(span.text, "_");
    case "strike":
      return marked(span.text, "~~");
    case "code":
      return span.text.includes("`") ? plain(span.text) : `\`${span.text}\``;
    case "instant":
      return plain(span.fallback);
    case "link":
    case "text":
      return plain(span.text);
  }
}

const marked = (text: string, mark: string): string =>
  /^\S(?:[^\n]*\S)?$/.test(text) ? mark + plain(text) + mark : plain(text);

/** Nothing in it mentions, links or formats. */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[*_~`[\]#|!]/g, `$&${WORD_JOINER}`);
}
