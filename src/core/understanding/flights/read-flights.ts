import type { TimeFinding } from "../dates/time-finding.ts";
import type { FlightSlots } from "../interpretation.ts";
import type { Token } from "../tokens.ts";
import { airlineCode } from "./airlines.ts";
import type { FlightWords } from "./flight-words.ts";
import { placesNamed } from "./places.ts";

/** What a sentence is read from: its words and the times found in it. */
export interface FlightText {
  text: string;
  tokens: readonly Token[];
  findings: readonly TimeFinding[];
}

/** Names of places have few words. */
const MOST_PLACE_WORDS = 4;
/** How far in front of a date the word that says which way it goes may stand. */
const WORDS_BEFORE_DATE = 5;
/** How far behind a number its noun may stand ("three economy class tickets"). */
const WORDS_TO_NOUN = 5;

/** The facts about a trip by air that a sentence states; places and airlines as typed. */
export function readFlights(source: FlightText, words: FlightWords): FlightSlots {
  const origin = placeAfter(source, words.from, words);
  const destination = placeAfter(source, words.to, words);
  const seatingClass = readClass(source.tokens, words);
  const airline = readAirline(source, words);
  const passengers = countBefore(source.tokens, words.passengers, words);
  const checkedBags = countBefore(source.tokens, words.bags, words);
  const code = airline === null ? null : airlineCode(airline);
  return {
    ...readDates(source, words),
    ...(origin === null ? {} : { origin }),
    ...(destination === null ? {} : { destination }),
    ...(origin === null ? {} : codes("originCodes", origin)),
    ...(destination === null ? {} : codes("destinationCodes", destination)),
    ...(code === null ? {} : { airlineCode: code }),
    ...(seatingClass === null ? {} : { seatingClass }),
    ...(airline === null ? {} : { airline }),
    ...(passengers === null ? {} : { passengers }),
    ...(checkedBags === null ? {} : { checkedBags }),
  };
}

function codes(key: "originCodes" | "destinationCodes", place: string): FlightSlots {
  const found = placesNamed(place);
  return found.length > 0 ? { [key]: found } : {};
}

function placeAfter(
  source: FlightText,
  leads: readonly string[],
  words: FlightWords,
): string | null {
  for (const lead of leads) {
    const parts = lead.split(" ");
    for (let at = 0; at + parts.length < source.tokens.length; at += 1) {
      const fits = parts.every((part, offset) => source.tokens[at + offset]?.norm === part);
      const bare = words.bare.has(lead);
      const place = fits ? placeAt(source, at + parts.length, bare, words) : null;
      if (place !== null) return place;
    }
  }
  return null;
}

function placeAt(
  source: FlightText,
  start: number,
  bare: boolean,
  words: FlightWords,
): string | null {
  const { text, tokens } = source;
  let from = start;
  while (words.articles.has(tokens[from]?.norm ?? "")) from += 1;
  const first = tokens[from];
  if (!first || words.notPlaces.has(first.norm) || /^\d/.test(first.norm) || isTime(source, from))
    return null;
  if (!mayBeName(source, first, bare, words)) return null;
  let to = from;
  while (to < tokens.length && to - from < MOST_PLACE_WORDS && belongs(source, to, from, words))
    to += 1;
  const last = tokens[to - 1];
  return last && to > from ? text.slice(first.start, last.end) : null;
}

/**
 * In a text that has capitals, names have them too; behind a word that leads to other things as well ("leaving"),
 * nothing but a capital makes a name.
 */
function mayBeName(source: FlightText, first: Token, bare: boolean, words: FlightWords): boolean {
  if (isCapital(source.text, first)) return true;
  return (
    !bare && !source.tokens.some((token, at) => at > 0 && isNameLike(source, token, at, words))
  );
}

/** A capital inside a sentence, but not that of "I" or of a day. */
function isNameLike(source: FlightText, token: Token, at: number, words: FlightWords): boolean {
  const opens = /[.!?]\s*$/.test(source.text.slice(0, token.start));
  return (
    isCapital(source.text, token) &&
    !words.capitals.has(token.norm) &&
    !opens &&
    !isTime(source, at)
  );
}

function isCapital(text: string, token: Token): boolean {
  return /^\p{Lu}/u.test(text.slice(token.start, token.end));
}

/** A place goes on until a stop word, a time, or a mark; ", WA" belongs to it. */
function belongs(source: FlightText, at: number, from: number, words: FlightWords): boolean {
  const { text, tokens } = source;
  const token = tokens[at];
  if (!token || isTime(source, at) || words.stop.has(token.norm) || /^\d/.test(token.norm))
    return false;
  if (at === from) return true;
  const gap = text.slice(tokens[at - 1]?.end ?? 0, token.start);
  if (gap.trim() === "") return true;
  const written = text.slice(token.start, token.end);
  return gap.trim() === "," && /^[A-Z]{2}$/.test(written);
}

function isTime({ tokens, findings }: FlightText, at: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  return findings.some(({ span }) => token.start < span[1] && span[0] < token.end);
}

function readDates(source: FlightText, words: FlightWords): FlightSlots {
  const slots: FlightSlots = {};
  for (const { when, span } of source.findings) {
    if (when.timeOnly || when.grain === "hour" || when.grain === "minute") continue;
    const date = when.local.slice(0, 10);
    const way = wayOf(source, span[0], words);
    if (way === "return" || slots.departureDate !== undefined) slots.returnDate ??= date;
    else slots.departureDate = date;
  }
  return slots;
}

/** The nearest word in front of a date that says whether one leaves or returns then. */
function wayOf({ tokens }: FlightText, start: number, words: FlightWords): "return" | "leave" {
  const before = tokens.filter((token) => token.end <= start).slice(-WORDS_BEFORE_DATE);
  for (const { norm } of before.reverse()) {
    if (words.return.has(norm)) return "return";
    if (words.leave.has(norm)) return "leave";
  }
  return "leave";
}

function readClass(tokens: readonly Token[], words: FlightWords): string | null {
  const spoken = ` ${tokens.map((token) => token.norm).join(" ")} `;
  for (const [phrase, name] of words.classes) {
    const at = spoken.indexOf(` ${phrase} `);
    if (at < 0) continue;
    const next = spoken.slice(at + phrase.length + 2).split(" ")[0] ?? "";
    const clear =
      phrase.includes(" ") || words.clearClasses.has(phrase) || words.classNouns.has(next);
    if (clear) return name;
  }
  return null;
}

function readAirline({ text, tokens }: FlightText, words: FlightWords): string | null {
  for (const [index, token] of tokens.entries()) {
    const known = words.airlines.get(token.norm);
    const next = tokens[index + 1];
    const before = tokens[index - 1]?.norm ?? "";
    if (next && words.airlineNouns.has(next.norm) && /^\p{Lu}/u.test(text.slice(token.start)))
      return text.slice(token.start, next.end);
    const pair = next ? text.slice(token.start, next.end) : "";
    if (/^\w+\s\w+$/.test(pair) && airlineCode(pair) !== null) return pair;
    if (known && (words.airlineLeads.has(before) || (next && words.airlineNouns.has(next.norm))))
      return known;
  }
  return null;
}

/** The number that stands a few words in front of one of `nouns`. */
function countBefore(
  tokens: readonly Token[],
  nouns: ReadonlySet<string>,
  words: FlightWords,
): number | null {
  for (const [index, token] of tokens.entries()) {
    const count = numberOf(token.norm, words);
    if (count === null) continue;
    const following = tokens.slice(index + 1, index + 1 + WORDS_TO_NOUN);
    const noun = following.findIndex(({ norm }) => nouns.has(norm));
    const other = following.findIndex(({ norm }) => numberOf(norm, words) !== null);
    const way = words.ways.has(following[0]?.norm ?? "");
    if (noun >= 0 && !way && (other < 0 || noun < other)) return count;
  }
  return null;
}

function numberOf(word: string, words: FlightWords): number | null {
  if (/^\d$/.test(word)) return Number(word);
  if (words.none.has(word)) return 0;
  return words.numbers.get(word) ?? null;
}
