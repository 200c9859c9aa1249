import type { Locale } from "./locale.ts";
import { normalWords, phrasesWith, type Token, tokenize } from "./tokens.ts";

/** A line or sentence of a message. `header` is the line above a list ("Add these tasks:") that it belongs to. */
export interface Part {
  text: string;
  header?: string;
  /** Something is to be done with this text; whatever it says, nobody says it to us. */
  isMaterial?: true;
}

/** More parts than this are prose or a paste; the rest stays one part, which bounds the work. */
const MOST_PARTS = 60;
/** Splits in one sentence. More joiners than this are tried nowhere. */
const MOST_JOINERS = 8;

/** Lines and sentences of a message that are the person's own, with list marks removed. */
export function splitParts(text: string, locale: Locale): Part[] {
  const parts: Part[] = [];
  let header: string | undefined;
  const lines = ownLines(text, locale);
  for (const [index, line] of lines.entries()) {
    const isLast = index === lines.length - 1;
    if (isMaterialHead(line, isLast, locale)) {
      parts.push({ text: lines.slice(index).join("\n"), isMaterial: true });
      break;
    }
    if (parts.length >= MOST_PARTS) {
      parts.push({ text: line });
      break;
    }
    const item = withoutBullet(line);
    if (header !== undefined && (item !== line || !line.endsWith(":")))
      parts.push({ text: item, header });
    else if (line.endsWith(":")) header = line.slice(0, -1).trim();
    else parts.push(...splitSentences(item, locale).map((sentence) => ({ text: sentence })));
  }
  if (parts.length === 0 && header !== undefined) parts.push({ text: header });
  return parts.slice(0, MOST_PARTS);
}

/** No quoted lines, nothing below the head of a forwarded message, no message that is a quotation as a whole. */
function ownLines(text: string, locale: Locale): string[] {
  if (isQuotation(text)) return [];
  const lines = unquotedLines(text).map((line) => line.trim());
  const head = lines.findIndex((line) => isForeignHead(line, locale));
  return lines
    .slice(0, head < 0 ? lines.length : head)
    .filter((line) => line !== "" && !line.startsWith(">"));
}

/** "Summarise this:", and whatever follows on the line or below it. */
function isMaterialHead(line: string, isLast: boolean, { material, spelling }: Locale): boolean {
  if (!material || (isLast && !/[:"“„«]/.test(line))) return false;
  const words = normalWords(line.slice(0, 200), spelling).split(" ");
  const verb = words.findIndex((word) => !material.before.has(word));
  return material.verbs.has(words[verb] ?? "");
}

/** Lines, but what stands in quotation marks is one piece: nobody gives orders in a quotation. */
function unquotedLines(text: string): string[] {
  const pieces = text.split(/(\r\n|\r|\n)/);
  const inQuotes = quoted(text, OPENS_QUOTE);
  const lines = [""];
  let at = 0;
  for (const piece of pieces) {
    if (/^[\r\n]+$/.test(piece) && !inQuotes(at)) lines.push("");
    else lines.push(`${lines.pop() ?? ""}${piece}`);
    at += piece.length;
  }
  return lines;
}

/** Behind a digit it is inches. */
const OPENS_QUOTE = /(?:^|[\s:(\u2014\u2013-])$/u;

const QUOTES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["“", "”"],
  ["„", "“"],
  ["«", "»"],
]);

/** All of it stands in one pair of quotation marks. */
function isQuotation(text: string): boolean {
  const words = text.trim();
  const closing = QUOTES.get(words[0] ?? "");
  return (
    closing !== undefined && words.length > 2 && words.indexOf(closing, 1) === words.length - 1
  );
}

/** "---- Forwarded message ----", "Fwd: minutes", "On Monday Anna wrote:". */
function isForeignHead(line: string, { foreignHeads, spelling }: Locale): boolean {
  if (!foreignHeads) return false;
  const words = normalWords(line.slice(0, 200), spelling);
  const begins = foreignHeads.begin.some((phrase) => `${words} `.startsWith(`${phrase} `));
  const ends = foreignHeads.end.some((phrase) => ` ${words}`.endsWith(` ${phrase}`));
  return begins || (ends && line.endsWith(":"));
}

/** Where each character stands: true inside quotation marks that are closed again. */
function quoted(text: string, opens = /(?:)/): (at: number) => boolean {
  const spans: [number, number][] = [];
  const missing = new Set<string>();
  for (let at = 0; at < text.length; at += 1) {
    const closing = QUOTES.get(text[at] ?? "");
    if (closing === undefined || missing.has(closing)) continue;
    if (!opens.test(text.slice(Math.max(0, at - 1), at))) continue;
    const end = text.indexOf(closing, at + 1);
    if (end < 0) missing.add(closing);
    if (end < 0) continue;
    spans.push([at, end]);
    at = end;
  }
  return (at) => spans.some(([from, to]) => from < at && at <= to);
}

const BULLETS = /^(?:[-*•‣▪◦–—·☐□✓]|\[[ xX]?\]|\d{1,3}[.)])(?=\s)/u;

function withoutBullet(line: string): string {
  let rest = line;
  for (let round = 0; round < 3; round += 1) {
    const mark = BULLETS.exec(rest);
    if (!mark) break;
    rest = rest.slice(mark[0].length).trimStart();
  }
  return rest;
}

/** Sentences of a line: cut after ".", "!", "?" or ";" with a space behind it, not inside abbreviations. */
function splitSentences(line: string, locale: Locale): string[] {
  const sentences: string[] = [];
  const inQuotes = quoted(line);
  let start = 0;
  for (let at = 0; at < line.length && sentences.length < MOST_PARTS; at += 1) {
    if (!".!?;".includes(line[at] ?? "") || !/\s/.test(line[at + 1] ?? "")) continue;
    if ((line[at] === "." && isAbbreviation(line, at, locale)) || inQuotes(at)) continue;
    const sentence = line.slice(start, at + 1).trim();
    if (/[\p{L}\p{N}]/u.test(sentence)) {
      sentences.push(sentence);
      start = at + 1;
    }
  }
  const rest = line.slice(start).trim();
  if (/[\p{L}\p{N}]/u.test(rest) || sentences.length === 0) sentences.push(rest);
  return sentences;
}

/** "Dr.", "St.", a single letter or an ordinal before the dot; or "a.m." with a small letter after it. */
function isAbbreviation(line: string, dot: number, locale: Locale): boolean {
  let start = dot;
  while (start > 0 && dot - start < 8 && /[\p{L}\p{N}.]/u.test(line[start - 1] ?? "")) start -= 1;
  const word = line.slice(start, dot).toLowerCase();
  const next = /\S/.exec(line.slice(dot + 1, dot + 8))?.[0] ?? "";
  if (locale.clockAbbreviations.has(word)) return next === next.toLowerCase();
  if (/^\d{1,2}(?:\.\d{1,2})?$/.test(word)) return locale.dottedOrdinals;
  return locale.abbreviations.has(word) || /^\p{L}$/u.test(word);
}

/** Places in a sentence where a second request may begin: behind a joiner, or behind a comma or dash. */
export function joints(text: string, locale: Locale): { leftEnd: number; rightStart: number }[] {
  const tokens = tokenize(text, locale.spelling);
  const found: { leftEnd: number; rightStart: number }[] = [];
  const inQuotes = quoted(text);
  for (let index = 1; index < tokens.length - 1 && found.length < MOST_JOINERS; index += 1) {
    const length = joinerLength(tokens, index, locale);
    const before = tokens[index - 1];
    const next = tokens[index + length];
    if (!before || !next || inQuotes(next.start)) continue;
    const gap = text.slice(before.end, tokens[index]?.start ?? 0);
    if (length === 0 && !/[,–—:]|\s-/.test(gap)) continue;
    if (!startsRequest(tokens, index + length, locale)) continue;
    found.push({ leftEnd: before.end, rightStart: next.start });
  }
  return found;
}

function joinerLength(tokens: readonly Token[], index: number, locale: Locale): number {
  let best = 0;
  for (const words of phrasesWith(locale.joiners, "front", tokens[index]?.norm ?? "")) {
    const fits = words.every((word, offset) => tokens[index + offset]?.norm === word);
    if (fits && words.length > best) best = words.length;
  }
  return best;
}

function startsRequest(tokens: readonly Token[], index: number, locale: Locale): boolean {
  for (let at = index; at < Math.min(index + 3, tokens.length); at += 1) {
    const word = tokens[at]?.norm ?? "";
    if (locale.openers.has(word)) return true;
    if (!locale.leading.includes(word)) return false;
  }
  return false;
}

/**
 * Items of a list in a title ("milk, eggs and bread"). One item when it is not surely a list: a list has a
 * comma, or `plural` said that several follow.
 */
export function splitItems(title: string, plural: boolean, locale: Locale): string[] {
  const commas = title.split(/[,;]\s+|[,;]$/).map((piece) => piece.trim());
  const pieces = commas.filter((piece) => piece !== "");
  if (pieces.length < 2 && !plural) return [title];
  const last = pieces.pop() ?? "";
  pieces.push(...splitAnd(last, locale));
  const items = pieces.map((piece) => withoutAnd(piece, locale)).filter((piece) => piece !== "");
  if (items.length < 2 || items.length > MOST_PARTS) return [title];
  return plural || isParallel(items, locale) ? items : [title];
}

function splitAnd(piece: string, locale: Locale): string[] {
  const words = piece.split(" ");
  const at = words.findIndex((word, index) => index > 0 && locale.listAnd.has(word.toLowerCase()));
  if (at < 0 || at === words.length - 1) return [piece];
  return [words.slice(0, at).join(" "), words.slice(at + 1).join(" ")];
}

function withoutAnd(piece: string, locale: Locale): string {
  const [first = "", ...rest] = piece.split(" ");
  return locale.listAnd.has(first.toLowerCase()) ? rest.join(" ") : piece;
}

/** All items begin with a verb ("call mom, pay rent") or none does ("milk, eggs"); or they end with one. */
export function isParallel(items: readonly string[], locale: Locale): boolean {
  const verbs = items.filter((item) => hasVerb(item.split(" "), locale));
  return (
    verbs.length === items.length ||
    (verbs.length === 0 && items.every((item) => item.split(" ").length <= 4))
  );
}

function hasVerb(words: readonly string[], { taskVerbs, lastVerb }: Locale): boolean {
  if (!lastVerb) return taskVerbs.has((words[0] ?? "").toLowerCase());
  const last = words.at(-1) ?? "";
  const written = last === last.toLowerCase();
  return taskVerbs.has(last) || (words.length > 1 && written && lastVerb.test(last));
}
