import type { FlightWords } from "./flights/flight-words.ts";
import type { Intent, PreferenceName, Priority, TaskFilter } from "./interpretation.ts";
import type { Classes } from "./pattern.ts";
import type { Spelling } from "./tokens.ts";

/** One way to say something, as data of a locale. */
export interface FrameSpec {
  intent: Intent;
  /** In the language of `pattern.ts`. Slots: title, newTitle, ref, time, duration, fact, zone, ... */
  patterns: readonly string[];
  filter?: TaskFilter;
  priority?: Priority;
  preference?: { name: PreferenceName; value: string };
  /** The fact slot has this fixed value (a help topic). */
  fact?: string;
  /** Of what repeats: one occurrence or all of them ("just this once", "change the time of"). */
  scope?: "one" | "all";
  /** A length of time that the words themselves say ("the day before"). */
  seconds?: number;
  /** The target when no words name one ("delete all done tasks"). */
  target?: "focus" | "all";
  /** Names its own object ("remind me", "my tasks"), so a message may be split in front of it. */
  strong?: true;
  /** Its words mean this and nothing else, so that the trained part, which may never have met them, is not asked. */
  certain?: true;
}

/** Words about how a reminder is to be said. Slots: duration, ref, times. */
export interface MannerSpec {
  sets: "urgent" | "not-urgent" | "skip" | "fire" | "within" | "nag" | "no-nag";
  /** Which end of a message they stand at. */
  at: "start" | "end";
  /** What the rest of the message begins with, when these words were its beginning. */
  leaves?: string;
  patterns: readonly string[];
}

/** Everything that belongs to one language. Code never mentions a word of any language. */
export interface Locale {
  /** BCP 47. */
  tag: string;
  spelling: Spelling;
  classes: Classes;
  frames: readonly FrameSpec[];
  /** Words of courtesy in front of or behind a request; they carry no meaning. */
  leading: readonly string[];
  trailing: readonly string[];
  /** Phrases that take a message back; nothing in it is certain then. */
  retractions: readonly string[];
  /** Command words in which one typing slip is forgiven, and real words that look like a slip of them. */
  forgiving: readonly string[];
  notSlips: ReadonlySet<string>;
  /** Words a request can begin with in the middle of a sentence. */
  openers: ReadonlySet<string>;
  /** Verbs that make a statement ("is"); a fact to remember has one. */
  copulas: ReadonlySet<string>;
  /** "my" in "my locker code 4711". */
  possessives: ReadonlySet<string>;
  /** "to" in "remember to": never the start of a fact. */
  infinitive: string;
  /** Frames that change what was just talked about; tried when there is a focus. */
  corrections: readonly FrameSpec[];
  /**
   * Said in passing of something that may be on a list; tried when nothing is asked for. The intent is what one might
   * want then (done: `task.complete`, unwanted: `reminder.delete`); the slot is `ref`.
   */
  remarks?: readonly FrameSpec[];
  /** Digits written for short words ("2" for "to"), and the words behind which they are. */
  shorthands?: readonly { written: string; means: string; after: ReadonlySet<string> }[];
  /** Lines that begin like this, or end like this and a colon, head text of somebody else. */
  foreignHeads?: { begin: readonly string[]; end: readonly string[] };
  /** What one wants done with a text; `before` are words of courtesy. What stands below such a verb is material. */
  material?: { before: ReadonlySet<string>; verbs: ReadonlySet<string> };
  /** Frames that count only when their words name one of the person's own reminders. */
  naming: readonly FrameSpec[];
  /** How channels are called, and their names; "here" and "home" stand for themselves. */
  channels: ReadonlyMap<string, string>;
  /** Words that carry the frame of a sentence (who, what, when, verbs of command), not what it is about. */
  frameWords: ReadonlySet<string>;
  /** What a dot behind it does not end a sentence: "Dr.", and clock words that may end one ("p.m."). */
  abbreviations: ReadonlySet<string>;
  clockAbbreviations: ReadonlySet<string>;
  /** A number with a dot is an ordinal ("am 19. Dezember") and ends no sentence. */
  dottedOrdinals: boolean;
  /** Words between two requests in one sentence. */
  joiners: readonly string[];
  /** Words between the items of a list. */
  listAnd: ReadonlySet<string>;
  /** Words that announce several items: "tasks". */
  plurals: ReadonlySet<string>;
  /** Words that deny; what begins or ends with one was not meant as a name ("erinner mich nicht"). */
  negations: ReadonlySet<string>;
  /** Verbs that make a statement of what would else be a name ("die Aufgabe war zu schwer"). */
  statements: ReadonlySet<string>;
  /** Brings a title into the form in which things to do are written. */
  tidyTitle: (title: string) => string;
  /** Verbs that tasks commonly begin with, or end with where they stand last. */
  taskVerbs: ReadonlySet<string>;
  /** What verbs end with where a thing to do has its verb last ("Milch kaufen"); null where it comes first. */
  lastVerb: RegExp | null;
  reference: ReferenceWords;
  time: TimeWords;
  answers: AnswerWords;
  flights: FlightWords;
  /** How calendar entries are taken apart. */
  events: {
    /** Words that may stand in front of the subject. */
    fronts: ReadonlySet<string>;
    with: ReadonlySet<string>;
    at: ReadonlySet<string>;
  };
  /** Absent where they are not known yet. */
  manners?: readonly MannerSpec[];
  /** What reminders are called, and what such words stand beside when they change one that is there. Slot: ref. */
  mannered?: { nouns: ReadonlySet<string>; patterns: readonly string[] };
  /** Words between the two times of a span, and words that are times of day (`HH:mm`). */
  spans?: { joiners: ReadonlySet<string>; clocks: ReadonlyMap<string, string> };
  /** Names of languages to BCP 47 tags. */
  languages: ReadonlyMap<string, string>;
  priorities: readonly { words: string; priority: Priority }[];
  /** Nouns that point at what kind of request something unknown was, for suggestions. */
  hints: ReadonlyMap<string, Intent>;
}

/** "de" for "de-AT". */
export function primaryTag(tag: string): string {
  return tag.toLowerCase().split("-")[0] ?? "";
}

export interface ReferenceWords {
  numbers: ReadonlyMap<string, number>;
  ordinals: ReadonlyMap<string, number>;
  /** "it", "that". */
  focus: readonly string[];
  all: readonly string[];
  /** "both": exactly two of what was shown. */
  pair?: readonly string[];
  /** "them", "all of these": everything that was shown. */
  shown?: readonly string[];
  /** Words that may stand in front of a number or title: "number", "task", "the". */
  articles: ReadonlySet<string>;
  nouns: ReadonlySet<string>;
  /** "one" in "the second one". */
  pronouns: ReadonlySet<string>;
  /** "about" in "the reminder about John". */
  about: ReadonlySet<string>;
}

export interface TimeWords {
  /** How an item is named by its number in front of a time ("move reminder 3 to 10:00"). */
  numbered: {
    verbs: ReadonlySet<string>;
    /** What may stand between the verb and the number. */
    nouns: ReadonlySet<string>;
    /** What leads from the number to the time. */
    links: ReadonlySet<string>;
  };
  /** Words that may stand next to a time without a meaning of their own: "at", "on", "the". */
  fillers: ReadonlySet<string>;
  /** Words that lead to a time and go with it when it is cut out of a title: "at", "by". */
  leads: ReadonlySet<string>;
  /** Words between a time and a title that belong to neither: "to", "and". */
  joints: ReadonlySet<string>;
  /** "or" between two times. */
  alternatives: ReadonlySet<string>;
  /** Words that make a time part of a thing's name: "the" in "the Friday report". */
  determiners: ReadonlySet<string>;
  /** Words that surely speak of a time; left unread, they make a request uncertain. */
  telling: ReadonlySet<string>;
  /** A repeating time starts with one of these. */
  repeating: ReadonlySet<string>;
  /** Words a time of day is made of ("at", "half", "pm"); a time of nothing else has no day. */
  clock: ReadonlySet<string>;
  /** Number of seconds per unit word. */
  units: ReadonlyMap<string, number>;
  /** Small quantities: "half", "a", "an", "couple". */
  quantities: ReadonlyMap<string, number>;
  /** "at": put in front of a bare number to read it as a time of day. */
  at: string;
  am: readonly string[];
  pm: readonly string[];
  /** Words in front of which a time belongs to the title: "'s". */
  possessive: string;
}

export interface AnswerWords {
  yes: readonly string[];
  no: readonly string[];
}
