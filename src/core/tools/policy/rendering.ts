import { type Block, code, type ListItem, type Span, text } from "../../chat/reply.ts";

/** Anything with a scheme, and names of hosts with whatever follows them; clients make links of both. */
const LINKED =
  /(?<![a-z])[a-z][a-z0-9+.-]{1,30}:(?:\/\/)?[^\s<>"'|)\]]+|(?<!\p{L})www[.\u3002\uFF0E\uFF61][^\s<>"'|)\]]+|(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?[.\u3002\uFF0E\uFF61])+(?:\p{L}{2,24}|xn--[a-z0-9-]+)(?:[:/?#](?=\S)[^\s<>"'|)\]]*)?/giu;
const SCHEME = /^[a-z][a-z0-9+.-]{1,30}:/i;
/** "Note:this" is no address; these are, and what has one inside. */
const INSIDE = /\.|:.*\p{L}:/u;
const OPENS = /:\/\/|(?<![\p{L}\p{N}])(?:mailto|tel|sms|tg|slack|data|javascript|file):/iu;
/** Names that a platform would turn into a mention, and words that it would turn into a command to press. */
const CALLS = /(?<![\p{L}\p{N}])([@/\uFF20\uFF0F])(?=[\p{L}_!&])/gu;
const CALLED = /[@/\uFF20\uFF0F][\p{L}_!&]/gu;
/** Words in brackets, as somebody draws a button who has none. */
const DRAWN_BUTTON = /\[\s*(\p{L}[\p{L}\p{N} ]{0,23}?)\s*\](?!\()/gu;
/** Draws nothing and keeps what stands around it apart. */
const WORD_JOINER = "\u2060";
/** Never drawn, or able to reorder what is; joiners that scripts and emoji need stay, and flags of countries. */
const HIDDEN =
  /(\u{1F3F4}[\u{E0061}-\u{E007A}]{2,6}\u{E007F})|[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]|[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]{2,}/gu;
const LONGEST_LABEL = 24;

/** Text of others without what cannot be seen in it. */
export function withoutHidden(words: string): string {
  return words.replace(HIDDEN, (_hidden, flag: string | undefined) => flag ?? "");
}

/**
 * What a model wrote, fit to be shown: an address is no more than the name of its host, which
 * cannot be pressed and has no room for anything; no name calls anybody; no word is a command or looks like a button.
 */
export function guardedBlocks(blocks: readonly Block[]): Block[] {
  return blocks.map(guardedBlock);
}

function guardedBlock(block: Block): Block {
  switch (block.t) {
    case "paragraph":
    case "note":
      return { ...block, spans: guardedSpans(block.spans) };
    case "heading":
      return { ...block, text: guardedWords(block.text) };
    case "list":
      return { ...block, items: block.items.map(guardedItem) };
    case "fields":
      return {
        ...block,
        fields: block.fields.map(({ label, spans }) => ({
          label: guardedWords(label),
          spans: guardedSpans(spans),
        })),
      };
  }
}

function guardedItem(item: ListItem): ListItem {
  return { ...item, spans: guardedSpans(item.spans) };
}

/** Clients look for addresses and names in the text as a whole, marks or not; so do we. */
function guardedSpans(spans: readonly Span[]): Span[] {
  const runs: Span[][] = [];
  for (const span of spans) {
    const run = runs.at(-1);
    if (run && isMarked(span) && run.every(isMarked)) run.push(span);
    else runs.push([span]);
  }
  return runs.flatMap((run) => {
    const words = run.map((span) => ("text" in span ? span.text : "")).join("");
    // Marks are no loss where there is something to take the edge off.
    return run.length > 1 && hasEdge(words) ? guardedText(words) : run.flatMap(guardedSpan);
  });
}

function isMarked({ t }: Span): boolean {
  return t === "text" || t === "bold" || t === "italic" || t === "strike";
}

function hasEdge(words: string): boolean {
  const clean = withoutHidden(words);
  return [LINKED, CALLED, DRAWN_BUTTON].some((pattern) => clean.search(pattern) >= 0);
}

function guardedSpan(span: Span): Span[] {
  switch (span.t) {
    case "instant":
      return [span];
    case "link":
      return [text("("), code(hostOf(span.url)), text(")")];
    case "code":
      return [code(guardedWords(span.text))];
    case "text":
      return guardedText(span.text);
    case "bold":
    case "italic":
    case "strike":
      return guardedText(span.text).map((part) =>
        part.t === "text" ? { ...part, t: span.t } : part,
      );
  }
}

/** Plain words, and the hosts in them as code, which no client makes a link of. */
function guardedText(words: string): Span[] {
  const clean = withoutHidden(words).replace(DRAWN_BUTTON, "$1");
  const spans: Span[] = [];
  let end = 0;
  for (const match of clean.matchAll(LINKED)) {
    const [found] = match;
    if (SCHEME.test(found) && !OPENS.test(found) && !INSIDE.test(found)) continue;
    spans.push(text(uncalled(clean.slice(end, match.index))), code(hostOf(found)));
    end = match.index + found.length;
  }
  spans.push(text(uncalled(clean.slice(end))));
  return spans.filter((span) => span.t === "code" || (span.t === "text" && span.text !== ""));
}

/** The same where there is no code: dots of hosts stand in brackets, which ends a link. */
export function guardedWords(words: string): string {
  return guardedText(words)
    .map((span) =>
      span.t === "code" ? span.text.replaceAll(".", "[.]") : span.t === "text" ? span.text : "",
    )
    .join("");
}

function uncalled(words: string): string {
  return words.replace(CALLS, `$1${WORD_JOINER}`);
}

/** The last labels of the host, without anything that could be chosen for one reader. */
function hostOf(address: string): string {
  const rest = address.replace(/^[a-z][a-z0-9+.-]*:(?:\/\/)?/i, "");
  const authority = rest.split(/[/?#]/, 1)[0] ?? "";
  const host = (authority.split("@").at(-1) ?? "").replace(/:\d*$/, "").toLowerCase();
  const labels = host.split(/[.\u3002\uFF0E\uFF61]/).filter(Boolean);
  const second = labels.at(-2) ?? "";
  const kept = labels.slice(second.length <= 3 ? -3 : -2);
  const isHost = kept.length >= 2 && kept.every((label) => label.length <= LONGEST_LABEL);
  return isHost ? withoutHidden(kept.join(".")) : "link";
}
