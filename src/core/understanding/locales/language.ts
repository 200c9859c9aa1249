import type { RuleWords } from "../../time/rule-words.ts";
import type { DateWords } from "../dates/date-words.ts";
import type { ModelFile } from "../intent/model.ts";
import type { Locale } from "../locale.ts";
import type { RecurrenceWords } from "../recurrence/recurrence-words.ts";

/** All that Adjutant knows of one language. A folder beside this file holds it, and nothing else does. */
export interface Language {
  /** BCP 47, the language alone; known without working out the rest. */
  readonly tag: string;
  readonly locale: Locale;
  readonly dates: DateWords;
  readonly recurrence: RecurrenceWords;
  /** How repeating schedules are put into words. */
  rules: RuleWords;
  readonly talk: TalkWords;
  /** The trained part; null where rules decide alone, and then only frames that name what they are about act unasked. */
  model: ModelFile | null;
}

/** Makes a sentence of what was typed behind a command. */
export interface Carriers {
  task(words: string): string;
  reminder(words: string): string;
  /** A new time for what is spoken of. */
  move(when: string): string;
  /** Until when, or for how long, it is put off. */
  snooze(how: string): string;
  agenda(when: string): string;
}

/** Words by which talk with a language model is led; a pattern that misses something costs no more than a question. */
/** How a question names the places whose time it asks for. */
export interface PlaceWords {
  /** What surely names places, and what may, at the end of a question; each in the first group. */
  named: RegExp;
  perhaps: RegExp;
  /** Between the places of a list. */
  between: RegExp;
  /** What may stand around a name without being part of it. */
  around: RegExp;
}

export interface TalkWords {
  /** "in New York", "to Tokyo". */
  places: PlaceWords;
  /** A request that holds a time and nothing else, so that the time is read as always. */
  timed(phrase: string): string;
  /** Requests that what follows a slash command is read as. */
  carry: Carriers;
  /** Thanks, opinions, jokes: nothing is to be done about it. */
  smallTalk: RegExp;
  /** The person says something lasting of themselves. */
  ofSelf: RegExp;
  /** Something is meant that was spoken of or shown just before. */
  pointing: RegExp;
  /** How a text says that something was done, or will be. */
  claims: readonly RegExp[];
  /** A word with which such a claim may begin in the middle of a sentence; what follows is read before it is shown. */
  mayClaim: RegExp;
}
