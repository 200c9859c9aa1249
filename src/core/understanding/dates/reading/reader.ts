/** What the readers of the date grammar share: the tokens, the vocabulary, and the moment they are read at. */
import { DAY_MS, instantToWallMs } from "../../../time/zones.ts";
import { onceFor } from "../../locales/once.ts";
import type { DateWords, ParticleName, RareParticleName } from "../date-words.ts";
import type { TimeContext } from "../time-finding.ts";
import { type Token, tokenize } from "../tokens.ts";

/** What a reader found: its value and the index of the first token after it. Null when nothing fits. */
export type Match<T> = { value: T; next: number } | null;

/** Wall clocks are in the form of `parseWall` throughout: milliseconds as if they were UTC. */
export interface Reader {
  readonly tokens: readonly Token[];
  readonly words: DateWords;
  readonly context: TimeContext;
  /** Wall clock of the speaker, and the midnight before it. */
  readonly now: number;
  readonly today: number;
  /** Minutes since midnight at which the speaker's day starts. */
  readonly dayStart: number;
  /** Seconds since midnight from which an hour without its half is one of the morning. */
  readonly waking: number;
  /** Numeric dates put the day first. Undefined when neither locale nor zone tells. */
  readonly dayFirst: boolean | undefined;
  /** What has been looked up and read, by place: a text is read in many ways and its places are few. */
  readonly phrases: Map<Phrasebook, Places>;
  /** The phrases of the language itself, which are asked about most. */
  readonly own: Places;
  readonly memory: Map<string, Match<unknown>[]>;
  /** How deep "the day after the day after ..." may still go. */
  depth: number;
  /** Words looked at so far: what the reading has cost. */
  work: number;
}

/** By place the roles of the phrases that start there, each with the words of its longest. */
type Places = (ReadonlyMap<string, number> | undefined)[];

export const MAX_DEPTH = 4;
/** Minutes since midnight; used when the context holds no readable `HH:mm`. */
const DEFAULT_DAY_START = 8 * 60;

let latest: { text: string; words: DateWords; context: TimeContext; reader: Reader } | undefined;

/** A reader of a text. Times and repetitions are looked for one after the other: both use the same. */
export function readerOf(text: string, words: DateWords, context: TimeContext): Reader {
  if (latest?.text === text && latest.words === words && isSame(latest.context, context))
    return latest.reader;
  const { now, zone, locale, dayStart } = context;
  const own = { now, zone, locale, dayStart };
  const reader = createReader(tokenize(text, words), words, own);
  latest = { text, words, context: own, reader };
  return reader;
}

function isSame(one: TimeContext, other: TimeContext): boolean {
  return (
    one.now === other.now &&
    one.zone === other.zone &&
    one.locale === other.locale &&
    one.dayStart === other.dayStart
  );
}

/** Sets up a reader over the tokens of one text. */
function createReader(tokens: readonly Token[], words: DateWords, context: TimeContext): Reader {
  const now = instantToWallMs(context.now, context.zone);
  const start = /^(\d\d):(\d\d)$/.exec(context.dayStart);
  const dayStart = start ? Number(start[1]) * 60 + Number(start[2]) : DEFAULT_DAY_START;
  return {
    tokens,
    words,
    context,
    now,
    today: now - (((now % DAY_MS) + DAY_MS) % DAY_MS),
    dayStart,
    waking: (dayStart - 60) * 60,
    dayFirst: dayFirst(words, context),
    phrases: new Map(),
    own: [],
    memory: new Map(),
    depth: MAX_DEPTH,
    work: 0,
  };
}

/** The word at a place, "" past the end. */
export function word(r: Reader, i: number): string {
  r.work++;
  return r.tokens[i]?.text ?? "";
}

/** The number in digits at a place. */
export function digits(r: Reader, i: number): number | undefined {
  return r.tokens[i]?.value;
}

/** True when the token stands directly after the one before it. */
export function glued(r: Reader, i: number): boolean {
  return r.tokens[i]?.spaced === false;
}

/** The place after the longest phrase of a role that starts at `i`, or -1. */
export function skip(r: Reader, role: ParticleName | RareParticleName, i: number): number {
  return skipAt(r, r.words, r.own, role, i);
}

/** `skip` with the phrases of another vocabulary. */
export function skipPhrase<Role extends string>(
  r: Reader,
  words: Phrasebook<Role>,
  role: NoInfer<Role>,
  i: number,
): number {
  let places = r.phrases.get(words);
  if (!places) {
    places = [];
    r.phrases.set(words, places);
  }
  return skipAt(r, words, places, role, i);
}

function skipAt(r: Reader, words: Phrasebook, places: Places, role: string, i: number): number {
  if (i < 0) return -1;
  let lengths = places[i];
  if (lengths === undefined) {
    lengths = phrasesAt(r, words, i);
    places[i] = lengths;
  }
  if (lengths === NO_PHRASES) return -1;
  const length = lengths.get(role);
  return length === undefined ? -1 : i + length;
}

/** All roles of the phrases that start at a place, with the number of words of the longest of each. */
function phrasesAt(r: Reader, words: Phrasebook, i: number): ReadonlyMap<string, number> {
  const starting = phrasesBy(words).get(word(r, i));
  if (!starting) return NO_PHRASES;
  let lengths: ReadonlyMap<string, number> = starting.alone;
  for (const { role, parts } of starting.longer) {
    if (parts.length <= (lengths.get(role) ?? 0)) continue;
    if (!parts.every((text, k) => word(r, i + k) === text)) continue;
    lengths = new Map(lengths).set(role, parts.length);
  }
  return lengths;
}

/** `skip`, or `i` itself when the phrase is not there. */
export function maybe(r: Reader, role: ParticleName | RareParticleName, i: number): number {
  const next = skip(r, role, i);
  return next < 0 ? i : next;
}

/** Phrases by their role; the words of a phrase stand apart by spaces, as the tokenizer parts them. */
export interface Phrasebook<Role extends string = string> {
  readonly particles: Readonly<Partial<Record<Role, readonly string[]>>>;
}

/** What a word starts: the roles that it has by itself, and phrases of more words. */
interface Starting {
  alone: Map<string, number>;
  longer: { role: string; parts: readonly string[] }[];
}

const NO_PHRASES: ReadonlyMap<string, number> = new Map();

/** Phrases by their first word, so that most words cost one look-up. */
const phrasesBy = onceFor((words: Phrasebook): ReadonlyMap<string, Starting> => {
  const index = new Map<string, Starting>();
  for (const [role, phrases] of Object.entries<readonly string[] | undefined>(words.particles)) {
    for (const phrase of phrases ?? []) {
      const parts = phrase.split(" ");
      const first = parts[0] ?? "";
      const starting: Starting = index.get(first) ?? { alone: new Map(), longer: [] };
      index.set(first, starting);
      if (parts.length > 1) starting.longer.push({ role, parts });
      else starting.alone.set(role, 1);
    }
  }
  return index;
});

/** Remembers what a reader found at a place: several grammars ask for the same piece. */
export function remembered<T>(
  r: Reader,
  reader: string,
  i: number,
  read: () => Match<T>,
): Match<T> {
  let places = r.memory.get(reader);
  if (!places) {
    places = [];
    r.memory.set(reader, places);
  }
  const known = places[i];
  if (known !== undefined) return known as Match<T>;
  const found = read();
  places[i] = found;
  return found;
}

/** By the region of the locale, else by where the speaker lives: only North America puts the month first. */
function dayFirst(words: DateWords, { locale, zone }: TimeContext): boolean | undefined {
  const region = /^[a-z]{2,3}-([A-Z]{2})$/i.exec(locale)?.[1]?.toUpperCase();
  if (region) return region !== "US" && region !== "PH";
  if (words.dayFirst) return true;
  if (zone.startsWith("Etc/") || zone === "UTC" || /^[+-]/.test(zone)) return undefined;
  return !/^(?:America\/(?!Argentina|Sao_Paulo|Bogota|Lima|Santiago|Mexico)|US\/|Pacific\/Honolulu)/.test(
    zone,
  );
}
