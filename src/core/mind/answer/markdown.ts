import { type Block, code, type Span, spansText, text } from "../../chat/reply.ts";

const HEADING = /^#{1,6}\s+(.*?)\s*#*$/;
const ITEM = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+(.*)$/;
const FENCE = /^\s*(?:```|~~~)/;
const RULE = /^\s*(?:[-*_]\s*){3,}$|^\s*\|?[\s:|-]*-[\s:|-]*\|[\s:|-]*$/;
/** In the order in which they are looked for; an image is left out. */
export const INLINE =
  /(?<image>!\[[^\]\n]{0,200}\]\([^)\n]{0,2000}\))|\[(?<label>[^\]\n]{1,200})\]\((?<target>[^)\s]{1,2000})[^)\n]{0,200}\)|(?<bare>https?:\/\/[^\s<>"')\]]{3,2000}(?<![.,;:!?]))|`(?<code>[^`\n]{1,500})`|(?:\*\*|__)(?=\S)(?<bold>[^\n]{1,500}?)(?:\*\*|__)|~~(?=\S)(?<strike>[^\n]{1,500}?)~~|(?<![\p{L}\p{N}*_])[*_](?=[^\s*_])(?<italic>[^*_\n]{1,500}?)[*_](?![\p{L}\p{N}])/gu;
const MARKS = ["code", "bold", "strike", "italic"] as const;

type Kind = "blank" | "fence" | "heading" | "item" | "line";

/**
 * What a model wrote, as a reply: paragraphs, headings, lists, simple marks. No images. With `links` false an
 * address is only named by its host.
 */
export function readMarkdown(source: string, { links }: { links: boolean }): Block[] {
  const blocks: Block[] = [];
  let last: Kind = "blank";
  let fenced = false;
  for (const line of source.split("\n")) {
    const [kind, words] = kindOf(line, fenced);
    if (kind === "fence") fenced = !fenced;
    else if (fenced) blocks.push({ t: "paragraph", spans: [code(line)] });
    else add(blocks, kind, inline(words, links), kind === last);
    last = fenced ? "fence" : kind;
  }
  return blocks.filter((block) => block.t !== "paragraph" || spansText(block.spans).trim() !== "");
}

function kindOf(line: string, fenced: boolean): [Kind, string] {
  if (FENCE.test(line)) return ["fence", ""];
  if (fenced) return ["line", line];
  if (line.trim() === "" || RULE.test(line)) return ["blank", ""];
  const heading = HEADING.exec(line)?.[1];
  if (heading !== undefined) return ["heading", heading];
  const item = ITEM.exec(line)?.[1];
  return item === undefined ? ["line", line.replace(/^>\s?/, "")] : ["item", item];
}

/** A line that goes on with the one before belongs to its block. */
function add(blocks: Block[], kind: Kind, spans: Span[], goesOn: boolean): void {
  if (spans.length === 0) return;
  const before = goesOn ? blocks.at(-1) : undefined;
  if (kind === "heading") blocks.push({ t: "heading", text: spansText(spans) });
  if (kind === "item" && before?.t === "list") before.items.push({ spans });
  else if (kind === "item") blocks.push({ t: "list", items: [{ spans }] });
  if (kind === "line" && before?.t === "paragraph") before.spans.push(text("\n"), ...spans);
  else if (kind === "line") blocks.push({ t: "paragraph", spans });
}

function inline(source: string, links: boolean): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const match of source.matchAll(INLINE)) {
    if (match.index > at) spans.push(text(source.slice(at, match.index)));
    at = match.index + match[0].length;
    spans.push(...marked(match.groups ?? {}, links));
  }
  if (at < source.length) spans.push(text(source.slice(at)));
  return spans;
}

function marked(groups: Record<string, string | undefined>, links: boolean): Span[] {
  const { label = "", target, bare } = groups;
  const address = target ?? bare;
  if (address !== undefined) return [link(label, address, links)];
  const mark = MARKS.find((name) => groups[name] !== undefined);
  return mark ? [{ t: mark, text: groups[mark] ?? "" }] : [];
}

/** An address with its host, without a name or password in front of it. */
const ADDRESS = /^https:\/\/([\p{L}\p{N}.-]+(?::\d{1,5})?)(?:[/?#]\S*)?$/iu;

/** Channels show the real host beside the words. */
function link(label: string, target: string, links: boolean): Span {
  const host = ADDRESS.exec(target)?.[1];
  if (host === undefined) return text(label || target);
  if (!links) return text(label ? `${label} (${host})` : host);
  return { t: "link", text: label || host, url: target };
}
